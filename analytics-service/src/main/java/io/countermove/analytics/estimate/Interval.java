package io.countermove.analytics.estimate;

import org.jspecify.annotations.Nullable;

/// A confidence interval, or with a level of null the values that imprecise dates or rounding leave possible; a bound
/// of null is none.
public record Interval(
        @Nullable Double level,
        @Nullable Number low,
        @Nullable Number high,
        String method) {}
