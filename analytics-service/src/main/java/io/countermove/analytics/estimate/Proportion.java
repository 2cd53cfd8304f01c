package io.countermove.analytics.estimate;

import org.jspecify.annotations.Nullable;

/// A share, with its exact interval (Clopper and Pearson 1934); without an estimate where there is nothing to share.
public record Proportion(
        long numerator, long denominator, @Nullable Double estimate, Interval interval) {

    static final String METHOD = "exact binomial (Clopper–Pearson)";

    public static Proportion of(long successes, long trials, double level) {
        double tail = (1 - level) / 2;
        double low = successes == 0 ? 0 : Quantiles.betaLower((double) successes, trials - successes + 1.0, tail);
        double high = successes == trials ? 1 : Quantiles.betaUpper(successes + 1.0, (double) trials - successes, tail);
        return new Proportion(
                successes,
                trials,
                trials == 0 ? null : (Double) ((double) successes / trials),
                new Interval(level, low, high, METHOD));
    }
}
