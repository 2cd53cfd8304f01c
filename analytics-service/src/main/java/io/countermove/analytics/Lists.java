package io.countermove.analytics;

/// A column of short lists of codes, one behind the other. A list is rewritten in place where it fits.
final class Lists {

    private final Ints pool = new Ints();
    private final Ints starts = new Ints();
    private final Ints lengths = new Ints();
    private int used;

    void set(int row, int[] codes, boolean isNew) {
        if (isNew || lengths.get(row) < codes.length) {
            starts.set(row, used);
            used += codes.length;
        }
        lengths.set(row, codes.length);
        for (int i = 0; i < codes.length; i++) {
            pool.set(starts.get(row) + i, codes[i]);
        }
    }

    int length(int row) {
        return lengths.get(row);
    }

    int get(int row, int index) {
        return pool.get(starts.get(row) + index);
    }

    long bytes() {
        return pool.bytes() + starts.bytes() + lengths.bytes();
    }
}
