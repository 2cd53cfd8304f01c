package io.countermove.analytics.estimate;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/// One rate over another, exact given the sum of both counts: that makes the first binomial.
///
/// @param estimate null where it is unbounded
/// @param p two-sided against a ratio of 1: twice the smaller tail, so that it agrees with the interval
public record RateRatio(@Nullable Double estimate, Interval interval, double p) {

    static final String METHOD = "exact conditional (Clopper–Pearson)";

    /// Needs at least one event.
    public static RateRatio of(long recent, double recentDays, long previous, double previousDays, double level) {
        long both = recent + previous;
        if (both == 0) {
            throw new IllegalArgumentException("a ratio of nothing to nothing");
        }
        var share = Proportion.of(recent, both, level).interval();
        double scale = previousDays / recentDays;
        return new RateRatio(
                previous == 0 ? null : (Double) (recent * scale / previous),
                new Interval(level, odds(share.low(), scale), odds(share.high(), scale), METHOD),
                p(recent, both, recentDays / (recentDays + previousDays)));
    }

    private static @Nullable Double odds(@Nullable Number share, double scale) {
        double value = share == null ? 1 : share.doubleValue();
        return value == 1 ? null : (Double) (value / (1 - value) * scale);
    }

    private static double p(long recent, long both, double expected) {
        var binomial = BinomialDistribution.of(Math.toIntExact(both), expected);
        double lower = binomial.cumulativeProbability((int) recent);
        double upper = binomial.survivalProbability((int) recent - 1);
        return Math.min(1, 2 * Math.min(lower, upper));
    }
}
