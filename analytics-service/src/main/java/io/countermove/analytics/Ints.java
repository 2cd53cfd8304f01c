package io.countermove.analytics;

import java.util.Arrays;

/// A column of numbers that grows by doubling.
final class Ints {

    private int[] values = new int[64];

    int get(int row) {
        return values[row];
    }

    void set(int row, int value) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, Math.max(row + 1, 2 * values.length));
        }
        values[row] = value;
    }

    long bytes() {
        return (long) Integer.BYTES * values.length;
    }
}
