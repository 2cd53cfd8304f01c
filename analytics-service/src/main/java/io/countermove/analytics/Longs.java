package io.countermove.analytics;

import java.util.Arrays;

/// A column of long numbers, in pages as those of [Ints].
final class Longs {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private long[][] pages = new long[0][];

    long get(int row) {
        return pages[row >>> BITS][row & MASK];
    }

    void set(int row, long value) {
        int page = row >>> BITS;
        while (page >= pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new long[1 << BITS];
        }
        pages[page][row & MASK] = value;
    }

    long bytes() {
        return ((long) pages.length * Long.BYTES) << BITS;
    }
}
