package io.countermove.analytics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What holds where nothing is asked.
public final class Defaults {

    public static final double LEVEL = 0.95;
    public static final double HALF_LIFE = 28;
    private static final int ACTIVITY_DAYS = 30;

    private Defaults() {}

    /// The window that ends with `validAt`: a year of months for T1, 30 days for T2.
    public static Window window(
            Metric metric,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Bucket bucket,
            LocalDate validAt) {
        var end = to == null ? validAt.plusDays(1) : to;
        return switch (metric) {
            case CURBS_IN_FORCE ->
                new Window(from == null ? end.minusYears(1) : from, end, bucket == null ? Bucket.MONTH : bucket);
            case ACTIVITY ->
                new Window(
                        from == null ? end.minusDays(ACTIVITY_DAYS) : from, end, bucket == null ? Bucket.DAY : bucket);
        };
    }
}
