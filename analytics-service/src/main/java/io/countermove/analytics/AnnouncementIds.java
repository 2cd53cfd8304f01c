package io.countermove.analytics;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// Ids of announcements as small numbers, in the order of their first mention. They are most of what is said in words:
/// their letters are kept as bytes, a third of what strings in a map would take.
final class AnnouncementIds {
    static final int NONE = -1;

    /// Who knows it could make ids that all fall on one place of the table.
    private final long seed = new SecureRandom().nextLong();

    private final Bytes letters = new Bytes();
    private final Ints ends = new Ints();
    /// The codes, each at the first free place from the hash of its id on; at most half is taken.
    private int[] table = emptyTable(1 << 10);

    private int size;

    int code(String id) {
        int found = find(id);
        if (found != NONE) {
            return found;
        }
        int end = start(size);
        for (int i = 0; i < id.length(); i++) {
            letters.set(end++, (byte) id.charAt(i));
        }
        ends.set(size, end);
        if (2 * (size + 1) > table.length) {
            var larger = emptyTable(2 * table.length);
            for (int code = 0; code < size; code++) {
                place(larger, required(code), code);
            }
            table = larger;
        }
        place(table, id, size);
        return size++;
    }

    /// `NONE` for an id that was never mentioned.
    int find(String id) {
        for (int i = home(table, id); table[i] != NONE; i = next(table, i)) {
            if (isAt(table[i], id)) {
                return table[i];
            }
        }
        return NONE;
    }

    String required(int code) {
        int start = start(code);
        var id = new byte[ends.get(code) - start];
        for (int i = 0; i < id.length; i++) {
            id[i] = letters.get(start + i);
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    int size() {
        return size;
    }

    long bytes() {
        return letters.bytes() + ends.bytes() + (long) Integer.BYTES * table.length;
    }

    private int start(int code) {
        return code == 0 ? 0 : ends.get(code - 1);
    }

    private boolean isAt(int code, String id) {
        int start = start(code);
        if (ends.get(code) - start != id.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (letters.get(start + i) != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void place(int[] free, String id, int code) {
        int i = home(free, id);
        while (free[i] != NONE) {
            i = next(free, i);
        }
        free[i] = code;
    }

    private int home(int[] of, String id) {
        long hash = seed;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash & (of.length - 1);
    }

    private static int next(int[] of, int i) {
        return (i + 1) & (of.length - 1);
    }

    private static int[] emptyTable(int length) {
        var table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
