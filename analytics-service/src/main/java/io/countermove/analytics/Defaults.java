package io.countermove.analytics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What holds where nothing is asked.
public final class Defaults {

    public static final double LEVEL = 0.95;
    public static final double HALF_LIFE = 28;
    private static final int ACTIVITY_DAYS = 30;
    private static final int BURST_DAYS = 365;
    private static final int CHANGE_YEARS = 3;
    private static final int LONG_YEARS = 30;

    private Defaults() {}

    /// The window that ends with `validAt`: a year of months for T1 and T12, 30 days for T2, 365 days for T10, three
    /// years of months for T11; longer windows in longer steps.
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
            case CURBS_IN_FORCE, CO_OCCURRENCE -> end.minusYears(1);
            case ACTIVITY -> end.minusDays(ACTIVITY_DAYS);
            case BURSTS -> end.minusDays(BURST_DAYS);
            case CHANGE_POINTS -> end.minusYears(CHANGE_YEARS);
            case DATA_QUALITY,
                    REVENUE_GROWTH,
                    COST_TREND,
                    BEFORE_AFTER,
                    RESPONSE_LAG,
                    COMPUTE_SCALE,
                    FRONTIER_GAP,
                    SELF_RELIANCE -> throw new IllegalArgumentException(metric.id() + " has no window");
        };
    }

    /// The usual step of the metric, longer where a chart could not hold so many.
    private static Bucket bucket(Metric metric, LocalDate start, LocalDate end) {
        if (start.plusYears(LONG_YEARS).isBefore(end)) {
            return Bucket.YEAR;
        }
        boolean daily = (metric == Metric.ACTIVITY || metric == Metric.BURSTS)
                && !start.plusYears(1).isBefore(end);
        return daily ? Bucket.DAY : Bucket.MONTH;
    }
}
