package io.countermove.analytics;

import java.util.Arrays;

/// A column of bytes, in pages as those of [Ints].
final class Bytes {
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private byte[][] pages = new byte[0][];

    byte get(int row) {
        return pages[row >>> BITS][row & MASK];
    }

    void set(int row, byte value) {
        int page = row >>> BITS;
        while (page >= pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new byte[1 << BITS];
        }
        pages[page][row & MASK] = value;
    }

    long bytes() {
        return (long) pages.length << BITS;
    }
}
