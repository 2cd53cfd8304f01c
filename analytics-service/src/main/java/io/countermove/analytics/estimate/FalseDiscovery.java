package io.countermove.analytics.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What share of those called so would be called so by chance (Benjamini and Hochberg 1995), as R's
/// `p.adjust(method = "BH")`.
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /// Up to which of these numbers, none above its p, something may be found at the rate: a pair with a greater one is
    /// not found, whatever its p, and what is found does not depend on it. Negative where nothing may be.
    public static double reach(double[] floors, int tests, double rate) {
        var ordered =
                Arrays.stream(floors).filter(floor -> floor < rate).sorted().toArray();
        for (int rank = ordered.length; rank > 0; rank--) {
            if (ordered[rank - 1] * tests / rank < rate) {
                return ordered[rank - 1];
            }
        }
        return -1;
    }

    /// The adjusted values, in the order of the given ones.
    ///
    /// @param tests how many were made; those not given have greater values than all that are
    public static double[] adjust(double[] p, int tests) {
        var order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        var q = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank > 0; rank--) {
            int i = order[rank - 1];
            least = Math.min(least, p[i] * tests / rank);
            q[i] = least;
        }
        return q;
    }
}
