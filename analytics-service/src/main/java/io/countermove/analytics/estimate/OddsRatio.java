package io.countermove.analytics.estimate;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// By what the odds of one thing rise where the other is, exact given how often each comes alone: that makes the number
/// of those that hold both noncentral hypergeometric (Fisher 1935). The estimate is the most likely ratio under it.
///
/// @param estimate null where it is unbounded
public record OddsRatio(@Nullable Double estimate, Interval interval) {

    static final String METHOD = "exact conditional (Fisher)";
    private static final double CLOSE = 1e-12;
    private static final double NOTHING = 1e-18;

    public static OddsRatio of(int all, int first, int second, int both, double level) {
        var table = new Table(all, first, second, both);
        double tail = Math.log((1 - level) / 2);
        boolean isLeast = both == Math.max(0, first + second - all);
        boolean isMost = both == Math.min(first, second);
        double low = isLeast ? 0 : root(table, odds -> log(table.at(odds).orMore()) - tail);
        if (isMost) {
            return new OddsRatio(null, new Interval(level, low, null, METHOD));
        }
        double high = root(table, odds -> tail - log(table.at(odds).orFewer()));
        double likely = isLeast ? 0 : root(table, odds -> table.at(odds).lean());
        return new OddsRatio(likely, new Interval(level, low, high, METHOD));
    }

    private static double log(double chance) {
        return Math.log(Math.max(chance, Double.MIN_NORMAL));
    }

    /// Where a rising function of the odds ratio is zero: on its logarithm, where the functions are nearly straight.
    private static double root(Table table, DoubleUnaryOperator rising) {
        DoubleUnaryOperator f = log -> rising.applyAsDouble(Math.exp(log));
        double width = 3 * table.error();
        double low = table.logOdds() - width;
        double high = table.logOdds() + width;
        for (; f.applyAsDouble(low) > 0; width *= 2) {
            low -= width;
        }
        for (; f.applyAsDouble(high) < 0; width *= 2) {
            high += width;
        }
        return Math.exp(illinois(f, low, high));
    }

    /// False position that halves the end which stays (Dowell and Jarratt 1971).
    private static double illinois(DoubleUnaryOperator rising, double from, double to) {
        double low = from;
        double high = to;
        double atLow = rising.applyAsDouble(low);
        double atHigh = rising.applyAsDouble(high);
        double last = Double.NaN;
        double atLast = 0;
        while (true) {
            double next = atHigh > atLow ? (low * atHigh - high * atLow) / (atHigh - atLow) : low;
            double at = rising.applyAsDouble(next);
            if (at == 0 || Math.abs(next - last) <= CLOSE * Math.max(1, Math.abs(next))) {
                return next;
            }
            double kept = at * atLast > 0 ? 0.5 : 1;
            if (at < 0) {
                low = next;
                atLow = at;
                atHigh *= kept;
            } else {
                high = next;
                atHigh = at;
                atLow *= kept;
            }
            last = next;
            atLast = at;
        }
    }

    /// How likely more and fewer are, the number itself being 1.
    ///
    /// @param excess what is above the number, less what is below, each times how likely it is
    private record Weights(double more, double fewer, double excess) {

        /// By how much the mean is above the number; the direction alone, where that is beyond a double.
        double lean() {
            return Double.isFinite(excess) ? excess / (1 + more + fewer) : Double.compare(more, fewer);
        }

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
            double excess = 0;
            double weight = 1;
            for (int x = both; x < Math.min(first, second); x++) {
                double step = odds * step(x);
                weight *= step;
                more += weight;
                excess += weight * (x + 1 - both);
                if (isDone(step, weight, more)) {
                    break;
                }
            }
            weight = 1;
            for (int x = both; x > Math.max(0, first + second - all); x--) {
                double step = 1 / (odds * step(x - 1));
                weight *= step;
                fewer += weight;
                excess -= weight * (both - x + 1);
                if (isDone(step, weight, fewer)) {
                    break;
                }
            }
            return new Weights(more, fewer, excess);
        }

        /// Of the table with a half more in each cell.
        double logOdds() {
            return Math.log((both + 0.5) / (first - both + 0.5) / (second - both + 0.5) * (neither() + 0.5));
        }

        double error() {
            return Math.sqrt(
                    1 / (both + 0.5) + 1 / (first - both + 0.5) + 1 / (second - both + 0.5) + 1 / (neither() + 0.5));
        }

        private double neither() {
            return (double) all - first - second + both;
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
