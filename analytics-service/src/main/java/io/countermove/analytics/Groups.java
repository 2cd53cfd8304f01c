package io.countermove.analytics;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Which rows have a code, for questions about few of many; in the order of the rows.
final class Groups {

    private final Map<Integer, BitSet> rows = new HashMap<>();

    void add(int row, int code) {
        rows.computeIfAbsent(code, _ -> new BitSet()).set(row);
    }

    void remove(int row, int code) {
        of(code).clear(row);
    }

    /// Not to be changed.
    BitSet of(int code) {
        return rows.getOrDefault(code, new BitSet());
    }

    /// Those that have one of the codes.
    BitSet ofAny(BitSet codes) {
        var found = new BitSet();
        codes.stream().forEach(code -> found.or(of(code)));
        return found;
    }

    long bytes() {
        return rows.values().stream().mapToLong(BitSet::size).sum() / Byte.SIZE;
    }
}
