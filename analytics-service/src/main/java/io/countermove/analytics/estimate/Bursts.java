package io.countermove.analytics.estimate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// When events came so often that a second, faster state explains them better (Kleinberg 2002, in the form for counts):
/// two Poisson rates, the mean and `s` times the mean; entering the faster one costs `gamma` times the logarithm of the
/// number of buckets; the cheapest path is found by Viterbi.
///
/// @param cost of the cheapest path
public record Bursts(List<Burst> bursts, double cost, double mean) {

    /// A run of buckets in the faster state.
    ///
    /// @param first index of its first bucket
    /// @param end index of the bucket after its last
    /// @param gain how much cheaper the buckets are than in the slower state
    /// @param weight the gain less what entering cost
    public record Burst(int first, int end, double gain, double weight) {}

    /// Needs at least one event, and `s` above 1.
    public static Bursts of(int[] counts, double s, double gamma) {
        double mean = 0;
        for (int count : counts) {
            mean += count;
        }
        mean /= counts.length;
        double entering = gamma * Math.log(counts.length);
        var fast = new boolean[counts.length];
        double cost = walk(counts, mean, s * mean, entering, fast);
        return new Bursts(runs(counts, mean, s, entering, fast), cost, mean);
    }

    /// The cost of a path, for comparison.
    static double cost(int[] counts, boolean[] fast, double s, double gamma) {
        double mean = 0;
        for (int count : counts) {
            mean += count;
        }
        mean /= counts.length;
        double cost = 0;
        for (int i = 0; i < counts.length; i++) {
            boolean enters = fast[i] && (i == 0 || !fast[i - 1]);
            cost += cost(counts[i], fast[i] ? s * mean : mean) + (enters ? gamma * Math.log(counts.length) : 0);
        }
        return cost;
    }

    // Where both are equal it stays slow.
    private static double walk(int[] counts, double slowRate, double fastRate, double entering, boolean[] fast) {
        int n = counts.length;
        var fromFastToSlow = new boolean[n];
        var fromFastToFast = new boolean[n];
        double slow = 0;
        double quick = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            fromFastToSlow[i] = quick < slow;
            fromFastToFast[i] = quick < slow + entering;
            double nextSlow = Math.min(slow, quick) + cost(counts[i], slowRate);
            quick = Math.min(quick, slow + entering) + cost(counts[i], fastRate);
            slow = nextSlow;
        }
        boolean state = quick < slow;
        for (int i = n - 1; i >= 0; i--) {
            fast[i] = state;
            state = state ? fromFastToFast[i] : fromFastToSlow[i];
        }
        return Math.min(slow, quick);
    }

    private static List<Burst> runs(int[] counts, double mean, double s, double entering, boolean[] fast) {
        var bursts = new ArrayList<Burst>();
        for (int i = 0; i < counts.length; i++) {
            if (fast[i]) {
                int first = i;
                long events = 0;
                for (; i < counts.length && fast[i]; i++) {
                    events += counts[i];
                }
                double gain = events * Math.log(s) - (i - first) * (s - 1) * mean;
                bursts.add(new Burst(first, i, gain, gain - entering));
            }
        }
        return List.copyOf(bursts);
    }

    private static double cost(int count, double rate) {
        return -PoissonDistribution.of(rate).logProbability(count);
    }
}
