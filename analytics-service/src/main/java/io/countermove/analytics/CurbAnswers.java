package io.countermove.analytics;

import java.util.Arrays;

/// The rows that answer each curb, by its place, in the order in which they were added, each once: numbers alone, for
/// hundreds of thousands.
final class CurbAnswers {

    private static final int[] NONE = {};

    private final Ints curbs = new Ints();
    private final Ints rows = new Ints();
    private final int[] counts;
    private final int[] last;
    private int size;

    /// @param curbs how many there are
    CurbAnswers(int curbs) {
        counts = new int[curbs];
        last = new int[curbs];
        Arrays.fill(last, -1);
    }

    /// A row may link to one curb several times; its links come one after the other.
    void add(int curb, int row) {
        if (last[curb] == row) {
            return;
        }
        last[curb] = row;
        curbs.set(size, curb);
        rows.set(size++, row);
        counts[curb]++;
    }

    int[][] byCurb() {
        var found = new int[counts.length][];
        for (int curb = 0; curb < counts.length; curb++) {
            found[curb] = counts[curb] == 0 ? NONE : new int[counts[curb]];
        }
        var filled = new int[counts.length];
        for (int i = 0; i < size; i++) {
            found[curbs.get(i)][filled[curbs.get(i)]++] = rows.get(i);
        }
        return found;
    }
}
