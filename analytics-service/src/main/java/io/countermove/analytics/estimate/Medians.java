package io.countermove.analytics.estimate;

import java.util.Arrays;

/// Quantiles of a sample, interpolated between neighbours (type 7 of Hyndman and Fan 1996, R's default).
public final class Medians {

    private Medians() {}

    public static double of(double[] values) {
        return quantile(values, 0.5);
    }

    public static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return quantileOfSorted(sorted, share);
    }

    static double ofSorted(double[] sorted) {
        return quantileOfSorted(sorted, 0.5);
    }

    static double quantileOfSorted(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        return part == 0.5
                ? (sorted[below] + sorted[above]) / 2
                : sorted[below] + part * (sorted[above] - sorted[below]);
    }
}
