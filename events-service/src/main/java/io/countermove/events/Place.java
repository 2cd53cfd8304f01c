package io.countermove.events;

/// Where a record stands in the log; on the wire `3:1881`.
public record Place(int partition, long offset) {
    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
