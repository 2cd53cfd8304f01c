package io.countermove.analytics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What holds where nothing is asked.
public final class Defaults {

    public static final double LEVEL = 0.95;
    public static final double HALF_LIFE = 28;
    private static final int ACTIVITY_DAYS = 30;
    private static final int LONG_YEARS = 30;

    private Defaults() {}

    /// The window that ends with `validAt`: a year of months for T1, 30 days for T2; longer windows in longer steps.
    public static Window window(
            Metric metric,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Bucket bucket,
            LocalDate validAt) {
        var end = to == null ? validAt.plusDays(1) : to;
        var start = from == null ? start(metric, end) : from;
        return new Window(start, end, bucket == null ? bucket(metric, start, end) : bucket);
    }

    private static LocalDate start(Metric metric, LocalDate end) {
        return switch (metric) {
            case CURBS_IN_FORCE -> end.minusYears(1);
            case ACTIVITY -> end.minusDays(ACTIVITY_DAYS);
        };
    }

    /// The usual step of the metric, longer where a chart could not hold so many.
    private static Bucket bucket(Metric metric, LocalDate start, LocalDate end) {
        if (start.plusYears(LONG_YEARS).isBefore(end)) {
            return Bucket.YEAR;
        }
        boolean daily = metric == Metric.ACTIVITY && !start.plusYears(1).isBefore(end);
        return daily ? Bucket.DAY : Bucket.MONTH;
    }
}
