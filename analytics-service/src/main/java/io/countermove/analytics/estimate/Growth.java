package io.countermove.analytics.estimate;

import java.math.BigDecimal;

/// Growth from one reported number to the next, in percent, with what their rounding leaves possible: 6.7 may be
/// anything from 6.65 to 6.75.
public record Growth(double percent, double low, double high) {

    static final String METHOD = "rounding of the reported numbers";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /// Needs a prior from which there can be growth.
    public static Growth of(BigDecimal current, BigDecimal prior) {
        return new Growth(
                percent(current, prior),
                percent(current.subtract(halfStep(current)), prior.add(halfStep(prior))),
                percent(current.add(halfStep(current)), prior.subtract(halfStep(prior))));
    }

    /// Whether it is positive, even where it was rounded up.
    public static boolean canGrowFrom(BigDecimal prior) {
        return prior.compareTo(halfStep(prior)) > 0;
    }

    public Interval interval() {
        return new Interval(null, low, high, METHOD);
    }

    /// Whether a stated percentage, rounded itself, can be this growth.
    public boolean agreesWith(BigDecimal stated) {
        return stated.add(halfStep(stated)).doubleValue() >= low
                && stated.subtract(halfStep(stated)).doubleValue() <= high;
    }

    // A whole number counts as rounded to units: how many of its last zeros were counted is not said.
    private static BigDecimal halfStep(BigDecimal number) {
        return HALF.scaleByPowerOfTen(-Math.max(0, number.scale()));
    }

    private static double percent(BigDecimal current, BigDecimal prior) {
        return (current.doubleValue() / prior.doubleValue() - 1) * 100;
    }
}
