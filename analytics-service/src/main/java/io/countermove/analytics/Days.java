package io.countermove.analytics;

import java.util.Arrays;

/// On which days announcements came, for many counts of the same ones.
final class Days {

    private final int[] exact;
    private final int[] earliest;
    private final int[] latest;

    private Days(int[] exact, int[] earliest, int[] latest) {
        this.exact = exact;
        this.earliest = earliest;
        this.latest = latest;
    }

    static Days of(DatedRows dated) {
        var exact = new int[dated.size()];
        var earliest = new int[dated.size()];
        var latest = new int[dated.size()];
        int known = 0;
        int vague = 0;
        for (int i = 0; i < dated.size(); i++) {
            if (dated.earliest(i) == dated.latest(i)) {
                exact[known++] = dated.earliest(i);
            } else {
                earliest[vague] = dated.earliest(i);
                latest[vague++] = dated.latest(i);
            }
        }
        Arrays.sort(exact, 0, known);
        return new Days(Arrays.copyOf(exact, known), Arrays.copyOf(earliest, vague), Arrays.copyOf(latest, vague));
    }

    /// Those that lie wholly in the days from `from` to `to`, the latter excluded.
    int inside(long from, long to) {
        int count = Math.max(0, before(to) - before(from));
        for (int i = 0; i < earliest.length; i++) {
            count += earliest[i] >= from && latest[i] < to ? 1 : 0;
        }
        return count;
    }

    /// Those of which it is not known whether they lie inside.
    int unsure(long from, long to) {
        int count = 0;
        for (int i = 0; i < earliest.length; i++) {
            boolean inside = earliest[i] >= from && latest[i] < to;
            count += !inside && latest[i] >= from && earliest[i] < to ? 1 : 0;
        }
        return count;
    }

    /// The first day that is known to the day, or `Integer.MAX_VALUE`.
    int first() {
        return exact.length == 0 ? Integer.MAX_VALUE : exact[0];
    }

    private int before(long day) {
        int low = 0;
        int high = exact.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (exact[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
