package io.countermove.analytics.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the mean of counts changed: optimal partitioning (Jackson and others 2005), pruned as PELT (Killick and others
/// 2012), with the Poisson cost and a penalty for each change.
///
/// @param segments at least one, in their order
/// @param penalty `2 ln n` times the dispersion
/// @param dispersion variance over mean of the counts, at least 1
/// @param ratio twice the logarithm of the likelihood ratio against no change
public record ChangePoints(List<Segment> segments, double penalty, double dispersion, double ratio) {

    /// The least number of buckets between two changes.
    public static final int SHORTEST = 3;

    /// Buckets with one mean; `end` is excluded.
    public record Segment(int first, int end, double mean) {}

    public static ChangePoints of(int[] counts) {
        double dispersion = dispersion(counts);
        double penalty = 2 * Math.log(counts.length) * dispersion;
        var sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        var segments = segments(sums, partition(sums, penalty));
        double cost = segments.stream()
                .mapToDouble(segment -> cost(sums, segment.first(), segment.end()))
                .sum();
        return new ChangePoints(segments, penalty, dispersion, cost(sums, 0, counts.length) - cost);
    }

    static double dispersion(int[] counts) {
        double mean = Arrays.stream(counts).average().orElse(0);
        double squares = Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        return mean == 0 || counts.length < 2 ? 1 : Math.max(1, squares / (counts.length - 1) / mean);
    }

    /// Minus twice the logarithm of the likelihood, without what no partition changes.
    static double cost(long[] sums, int first, int end) {
        long sum = sums[end] - sums[first];
        return sum == 0 ? 0 : 2 * (sum - sum * Math.log((double) sum / (end - first)));
    }

    /// For each end the best beginning of its last segment.
    private static int[] partition(long[] sums, double penalty) {
        int n = sums.length - 1;
        var best = new double[n + 1];
        var begins = new int[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        var open = new int[n + 1];
        var until = new int[n + 1];
        int kept = 0;
        for (int end = SHORTEST; end <= n; end++) {
            open[kept] = end - SHORTEST;
            until[kept++] = n;
            var costs = new double[kept];
            for (int i = 0; i < kept; i++) {
                costs[i] = best[open[i]] + cost(sums, open[i], end);
                if (costs[i] + penalty < best[end]) {
                    best[end] = costs[i] + penalty;
                    begins[end] = open[i];
                }
            }
            int still = 0;
            for (int i = 0; i < kept; i++) {
                // Dearer than a change at this end: never again the best, once a segment from here has its length.
                int last = costs[i] > best[end] ? Math.min(until[i], end + SHORTEST - 1) : until[i];
                if (last > end) {
                    open[still] = open[i];
                    until[still++] = last;
                }
            }
            kept = still;
        }
        return begins;
    }

    private static List<Segment> segments(long[] sums, int[] begins) {
        var segments = new ArrayList<Segment>();
        for (int end = begins.length - 1; end > 0; end = begins[end]) {
            int first = begins[end];
            segments.addFirst(new Segment(first, end, (double) (sums[end] - sums[first]) / (end - first)));
        }
        return List.copyOf(segments);
    }
}
