package io.countermove.analytics;

import java.util.Arrays;

/// A column of numbers, in pages: it grows without a copy, and no more than a page stays unused.
final class Ints {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private int[][] pages = new int[0][];

    int get(int row) {
        return pages[row >>> BITS][row & MASK];
    }

    void set(int row, int value) {
        int page = row >>> BITS;
        while (page >= pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new int[1 << BITS];
        }
        pages[page][row & MASK] = value;
    }

    long bytes() {
        return ((long) pages.length * Integer.BYTES) << BITS;
    }
}
