package io.countermove.analytics.estimate;

/// A rate of events, with its exact interval (Garwood 1936).
public record PoissonRate(long count, double exposure, double estimate, Interval interval) {

    static final String METHOD = "exact Poisson (Garwood)";

    public static PoissonRate of(long count, double exposure, double level) {
        double tail = (1 - level) / 2;
        double low = count == 0 ? 0 : Quantiles.gammaLower((double) count, tail) / exposure;
        double high = Quantiles.gammaUpper(count + 1.0, tail) / exposure;
        return new PoissonRate(count, exposure, count / exposure, new Interval(level, low, high, METHOD));
    }
}
