package io.countermove.analytics.estimate;

import org.jspecify.annotations.Nullable;

/// Where a ratio stands among the ratios at dates on which nothing happened. Their windows overlap: a description, not
/// a test.
///
/// @param rank 1 is the greatest of all, the observed one among them
/// @param top the rank as a share of all
public record Placebo(int rank, int dates, double top) {

    /// The least number of dates with which the top twentieth can be told from the rest.
    public static final int LEAST = 39;

    /// A ratio over nothing is `Double.POSITIVE_INFINITY`.
    public static Placebo of(double observed, double[] ratios) {
        int rank = 1;
        for (double ratio : ratios) {
            rank += ratio >= observed ? 1 : 0;
        }
        return new Placebo(rank, ratios.length, (double) rank / (ratios.length + 1));
    }

    /// `of` with enough dates, else null.
    public static @Nullable Placebo findAmong(double observed, double[] ratios) {
        return ratios.length < LEAST ? null : of(observed, ratios);
    }
}
