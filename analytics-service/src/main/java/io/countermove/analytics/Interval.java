package io.countermove.analytics;

import org.jspecify.annotations.Nullable;

/// A confidence interval, or with a level of null the values that imprecise dates leave possible; a bound of null is
/// none.
public record Interval(
        @Nullable Double level,
        @Nullable Number low,
        @Nullable Number high,
        String method) {}
