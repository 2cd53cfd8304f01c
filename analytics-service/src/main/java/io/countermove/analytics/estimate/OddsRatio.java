package io.countermove.analytics.estimate;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// By what the odds of one thing rise where the other is, exact given how often each comes alone: that makes the number
/// of those that hold both noncentral hypergeometric (Fisher 1935). The estimate is the most likely ratio under it.
///
/// @param estimate null where it is unbounded
public record OddsRatio(@Nullable Double estimate, Interval interval) {

    static final String METHOD = "exact conditional (Fisher)";
    private static final double CLOSE = 1e-13;
    private static final double NOTHING = 1e-18;

    public static OddsRatio of(int all, int first, int second, int both, double level) {
        var table = new Table(all, first, second, both);
        double tail = (1 - level) / 2;
        boolean isLeast = both == Math.max(0, first + second - all);
        boolean isMost = both == Math.min(first, second);
        double low = isLeast ? 0 : root(odds -> table.at(odds).orMore() - tail);
        if (isMost) {
            return new OddsRatio(null, new Interval(level, low, null, METHOD));
        }
        double high = root(odds -> tail - table.at(odds).orFewer());
        double likely = isLeast ? 0 : root(odds -> table.at(odds).lean());
        return new OddsRatio(likely, new Interval(level, low, high, METHOD));
    }

    /// Where a rising function of the odds ratio is zero: bracketed and halved on its logarithm.
    private static double root(DoubleUnaryOperator rising) {
        double low = -1;
        double high = 1;
        while (rising.applyAsDouble(Math.exp(low)) > 0) {
            low *= 2;
        }
        while (rising.applyAsDouble(Math.exp(high)) < 0) {
            high *= 2;
        }
        while (high - low > CLOSE * Math.max(1, Math.abs(low))) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(Math.exp(middle)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /// How likely more and fewer are, the number itself being 1.
    ///
    /// @param lean by how much the mean is above the number, times all of it
    private record Weights(double more, double fewer, double lean) {

        double orMore() {
            return 1 / (1 + fewer / (1 + more));
        }

        double orFewer() {
            return 1 / (1 + more / (1 + fewer));
        }
    }

    private record Table(int all, int first, int second, int both) {

        Weights at(double odds) {
            double more = 0;
            double fewer = 0;
            double lean = 0;
            double weight = 1;
            for (int x = both; x < Math.min(first, second); x++) {
                double step = odds * step(x);
                weight *= step;
                more += weight;
                lean += weight * (x + 1 - both);
                if (isDone(step, weight, more)) {
                    break;
                }
            }
            weight = 1;
            for (int x = both; x > Math.max(0, first + second - all); x--) {
                double step = 1 / (odds * step(x - 1));
                weight *= step;
                fewer += weight;
                lean -= weight * (both - x + 1);
                if (isDone(step, weight, fewer)) {
                    break;
                }
            }
            return new Weights(more, fewer, lean);
        }

        /// The weights rise and then fall: what follows a small one that falls is nothing.
        private static boolean isDone(double step, double weight, double sum) {
            return sum == Double.POSITIVE_INFINITY || (step < 1 && weight < NOTHING * sum);
        }

        /// How much more likely one more is, at even odds.
        private double step(int x) {
            return ((double) first - x) * ((double) second - x) / ((x + 1.0) * ((double) all - first - second + x + 1));
        }
    }
}
