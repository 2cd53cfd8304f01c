package io.countermove.analytics;

import java.util.Arrays;

/// A column of long numbers that grows by doubling.
final class Longs {

    private long[] values = new long[64];

    long get(int row) {
        return values[row];
    }

    void set(int row, long value) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, Math.max(row + 1, 2 * values.length));
        }
        values[row] = value;
    }

    long bytes() {
        return (long) Long.BYTES * values.length;
    }
}
