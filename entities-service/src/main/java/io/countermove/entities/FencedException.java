package io.countermove.entities;

/// Another reader has advanced the partition: what this one holds is applied already.
public final class FencedException extends RuntimeException {
    public FencedException(String message) {
        super(message);
    }
}
