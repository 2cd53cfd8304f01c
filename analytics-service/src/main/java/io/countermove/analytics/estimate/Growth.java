package io.countermove.analytics.estimate;

import java.math.BigDecimal;
import java.util.List;

/// Growth from one reported number to the next, in percent, with what their rounding leaves possible: 6.7 may be
/// anything from 6.65 to 6.75, and 6,700,000,000 is 6.7 billion.
public record Growth(double percent, double low, double high) {

    static final String METHOD = "rounding of the reported numbers";
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    /// Needs a prior from which there can be growth.
    public static Growth of(BigDecimal current, BigDecimal prior) {
        // What falls below zero grows least from the least prior.
        var possible = ends(current).stream()
                .flatMap(end -> ends(prior).stream().map(before -> percent(end, before)))
                .mapToDouble(percent -> percent)
                .summaryStatistics();
        return new Growth(percent(current, prior), possible.getMin(), possible.getMax());
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
        var half = half(Math.max(0, stated.scale()));
        return stated.add(half).doubleValue() >= low && stated.subtract(half).doubleValue() <= high;
    }

    private static List<BigDecimal> ends(BigDecimal number) {
        var half = halfStep(number);
        return List.of(number.subtract(half), number.add(half));
    }

    // How many of the last zeros of an amount were counted is not said: none, as it is told in millions or billions.
    private static BigDecimal halfStep(BigDecimal number) {
        boolean isTold = number.scale() <= 0 && number.abs().compareTo(THOUSAND) >= 0;
        return half(isTold ? number.stripTrailingZeros().scale() : Math.max(0, number.scale()));
    }

    private static BigDecimal half(int scale) {
        return HALF.scaleByPowerOfTen(-scale);
    }

    private static double percent(BigDecimal current, BigDecimal prior) {
        return (current.doubleValue() / prior.doubleValue() - 1) * 100;
    }
}
