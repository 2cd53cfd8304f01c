package io.countermove.analytics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows that passed a filter, with the days (earliest, latest) on which they were announced.
final class DatedRows {

    private final Ints rows = new Ints();
    private final Ints earliest = new Ints();
    private final Ints latest = new Ints();
    private int size;
    private int leftOut;
    private int crossing;

    void add(int row, int earliestDay, int latestDay) {
        rows.set(size, row);
        earliest.set(size, earliestDay);
        latest.set(size, latestDay);
        size++;
    }

    /// One that only reports another once more.
    void leaveOut() {
        leftOut++;
    }

    int leftOut() {
        return leftOut;
    }

    /// One of which it is not known whether it lies in the days that are wanted.
    void leaveCrossing() {
        crossing++;
    }

    int crossing() {
        return crossing;
    }

    int size() {
        return size;
    }

    int earliest(int i) {
        return earliest.get(i);
    }

    int latest(int i) {
        return latest.get(i);
    }

    IntStream rowsInside(long from, long to) {
        return IntStream.range(0, size).filter(i -> isInside(i, from, to)).map(rows::get);
    }

    /// Whether the whole interval lies in the days from `from` to `to`, the latter excluded.
    boolean isInside(int i, long from, long to) {
        return earliest.get(i) >= from && latest.get(i) < to;
    }

    boolean touches(int i, long from, long to) {
        return latest.get(i) >= from && earliest.get(i) < to;
    }

    int inside(long from, long to) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += isInside(i, from, to) ? 1 : 0;
        }
        return count;
    }

    int touching(long from, long to) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += touches(i, from, to) ? 1 : 0;
        }
        return count;
    }

    /// Counts by bucket: `starts` are the first days of the buckets, with the end of the last behind them. What lies
    /// in no bucket as a whole is not counted.
    int[] inside(long[] starts) {
        var counts = new int[starts.length - 1];
        for (int i = 0; i < size; i++) {
            int bucket = bucketOf(starts, earliest.get(i));
            if (bucket >= 0 && bucket < counts.length && latest.get(i) < starts[bucket + 1]) {
                counts[bucket]++;
            }
        }
        return counts;
    }

    /// The same with each one at its earliest day.
    int[] atEarliest(long[] starts) {
        return at(starts, earliest);
    }

    /// The same with each one at its latest day.
    int[] atLatest(long[] starts) {
        return at(starts, latest);
    }

    private int[] at(long[] starts, Ints days) {
        var counts = new int[starts.length - 1];
        for (int i = 0; i < size; i++) {
            int bucket = bucketOf(starts, days.get(i));
            if (bucket >= 0 && bucket < counts.length) {
                counts[bucket]++;
            }
        }
        return counts;
    }

    private static int bucketOf(long[] starts, long day) {
        int found = Arrays.binarySearch(starts, day);
        return found >= 0 ? found : -found - 2;
    }
}
