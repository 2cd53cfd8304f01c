package io.countermove.analytics.estimate;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// An index of shares: their geometric mean, and how much of it is the choice of the components and of their weights.
///
/// @param leaveOneOut the index without each of the components
/// @param weights the index under weights drawn evenly from all that there are, Dirichlet(1)
public record Composite(double geometric, double arithmetic, List<Double> leaveOneOut, Interval weights) {

    static final String METHOD = "Dirichlet(1) weights, 10,000 draws, seed 20250520";
    private static final int DRAWS = 10_000;
    private static final long SEED = 20250520;

    /// A share that nothing makes 0 or 1.
    public static double share(long part, long whole) {
        return (part + 0.5) / (whole + 1.0);
    }

    /// Needs two shares above 0.
    public static Composite of(double[] shares, double level) {
        var without = IntStream.range(0, shares.length)
                .mapToObj(left -> geometric(IntStream.range(0, shares.length)
                        .filter(i -> i != left)
                        .mapToDouble(i -> shares[i])
                        .toArray()))
                .toList();
        double arithmetic = 0;
        for (double share : shares) {
            arithmetic += share / shares.length;
        }
        return new Composite(geometric(shares), arithmetic, without, band(shares, level));
    }

    private static double geometric(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += StrictMath.log(share);
        }
        return StrictMath.exp(sum / shares.length);
    }

    // Java specifies the numbers of this generator and of StrictMath for ever.
    private static Interval band(double[] shares, double level) {
        var random = new Random(SEED);
        var drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double sum = 0;
            double weights = 0;
            for (double share : shares) {
                double weight = -StrictMath.log(1 - random.nextDouble());
                sum += weight * StrictMath.log(share);
                weights += weight;
            }
            drawn[i] = StrictMath.exp(sum / weights);
        }
        double tail = (1 - level) / 2;
        return new Interval(level, Medians.quantile(drawn, tail), Medians.quantile(drawn, 1 - tail), METHOD);
    }
}
