package io.countermove.analytics.estimate;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The interval of a mean lag by drawing models with replacement (percentile bootstrap, Efron 1979). The numbers are
/// those of one fixed seed: the same question has the same answer.
public final class Resampling {

    private static final long SEED = 20250520;
    private static final int DRAWS = 2_000;
    private static final int LEAST = 200;
    private static final int WORK = 4_000_000;

    private Resampling() {}

    /// Null where most draws leave nothing to measure.
    public static @Nullable Interval of(
            FrontierGap gap, Function<FrontierGap, FrontierGap.@Nullable Lags> definition, double level) {
        int draws = draws(gap.size());
        var random = new Random(SEED);
        var means = new double[draws];
        int found = 0;
        for (int draw = 0; draw < draws; draw++) {
            var times = new int[gap.size()];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            var drawn = gap.redrawn(times);
            var lags = drawn.isDefined() ? definition.apply(drawn) : null;
            if (lags != null) {
                means[found++] = lags.mean();
            }
        }
        if (2 * found < draws) {
            return null;
        }
        var kept = Arrays.copyOf(means, found);
        double tail = (1 - level) / 2;
        return new Interval(
                level,
                Medians.quantile(kept, tail),
                Medians.quantile(kept, 1 - tail),
                "bootstrap of models, %d draws, seed %d".formatted(draws, SEED));
    }

    /// Fewer where there are many models, so that an answer does not wait.
    private static int draws(int models) {
        return Math.clamp(WORK / Math.max(1, models), LEAST, DRAWS);
    }
}
