package io.countermove.analytics;

/// How many days after its publication an announcement was recorded, of many.
final class Delays {

    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final int LONGEST = 20_000;

    private final int[] counts = new int[LONGEST + 1];
    private int n;

    /// Of one; none is longer than the longest that is counted.
    static int days(long publicFrom, long recordedFrom) {
        return Math.clamp((recordedFrom - publicFrom) / MICROS_A_DAY, 0, LONGEST);
    }

    void add(int days) {
        counts[days]++;
        n++;
    }

    void remove(int days) {
        counts[days]--;
        n--;
    }

    int n() {
        return n;
    }

    /// The least number of days within which at least that share was recorded; 0 of none.
    int quantile(double share) {
        long wanted = (long) Math.ceil(share * n);
        long seen = 0;
        for (int days = 0; days <= LONGEST; days++) {
            seen += counts[days];
            if (seen >= wanted) {
                return days;
            }
        }
        return LONGEST;
    }
}
