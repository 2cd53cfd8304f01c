package io.countermove.analytics;

/// Counts by a key of two codes, in one open table: millions of them without an object for each.
final class LongCounts {

    private static final int LEAST = 1 << 10;
    private static final int MOST = 1 << 24;

    private long[] keys;
    private int[] counts;
    private int used;

    /// @param expected about how many keys there will be; it grows where there are more
    LongCounts(int expected) {
        int slots = Integer.highestOneBit(Math.clamp(4L * expected, LEAST, MOST));
        keys = new long[slots];
        counts = new int[slots];
    }

    void add(int one, int other) {
        if (2 * used >= keys.length) {
            grow();
        }
        int slot = slot(key(one, other));
        if (counts[slot] == 0) {
            keys[slot] = key(one, other);
            used++;
        }
        counts[slot]++;
    }

    interface Each {
        void accept(int one, int other, int count);
    }

    void forEach(Each each) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0) {
                each.accept((int) (keys[slot] >>> 32), (int) keys[slot], counts[slot]);
            }
        }
    }

    private static long key(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
