package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import io.countermove.analytics.estimate.LinearFit;
import io.countermove.analytics.estimate.TheilSen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A straight line through numbers over years, with its robust twin. On the logarithmic scale a slope of 1 is a
/// doubling each year.
record TrendLine(LinearFit fit, @Nullable TheilSen robust, List<Measure> measures, boolean isLog) {

    static final int POINTS = 5;
    static final int DATES = 3;
    static final int DAYS = 180;
    private static final double YEAR = 365.25;

    /// What is missing for a line.
    static List<String> missing(List<Measure> measures) {
        var missing = new ArrayList<String>();
        long dates = measures.stream().mapToDouble(Measure::middle).distinct().count();
        double first = measures.stream().mapToDouble(Measure::middle).min().orElse(0);
        double last = measures.stream().mapToDouble(Measure::middle).max().orElse(0);
        if (measures.size() < POINTS) {
            missing.add("%d points, needs %d".formatted(measures.size(), POINTS));
        }
        if (dates < DATES) {
            missing.add("%d dates, needs %d".formatted(dates, DATES));
        }
        if (last - first < DAYS) {
            missing.add("%d days from the first to the last, needs %d".formatted((long) (last - first), DAYS));
        }
        return missing;
    }

    static TrendLine of(List<Measure> measures, boolean isLog, double level) {
        var points = points(measures, isLog, Measure::middle);
        return new TrendLine(
                LinearFit.of(points, level),
                points.size() > TheilSen.MOST ? null : TheilSen.of(points, level),
                measures,
                isLog);
    }

    private static List<LinearFit.Point> points(List<Measure> measures, boolean isLog, ToDoubleFunction<Measure> day) {
        return measures.stream()
                .map(measure -> new LinearFit.Point(day.applyAsDouble(measure) / YEAR, height(measure, isLog)))
                .toList();
    }

    private static double height(Measure measure, boolean isLog) {
        return isLog ? StrictMath.log(measure.number()) / StrictMath.log(2) : measure.number();
    }

    /// Whether the interval leaves no doubt of the direction.
    boolean hasDirection() {
        return value(fit.interval().low()) > 0 || value(fit.interval().high()) < 0;
    }

    /// Whether the twins go in different directions.
    boolean isConflicting() {
        return robust != null && Math.signum(robust.slope()) * Math.signum(fit.slope()) < 0;
    }

    /// What the slope says, each bound by itself; a falling function turns the bounds.
    static Interval mapped(Interval interval, DoubleUnaryOperator function, String unitMethod) {
        double one = function.applyAsDouble(value(interval.low()));
        double other = function.applyAsDouble(value(interval.high()));
        return new Interval(
                interval.level(), Math.min(one, other), Math.max(one, other), interval.method() + unitMethod);
    }

    /// Years until half, or until double.
    static double yearsToFactorTwo(double slope) {
        return 1 / Math.abs(slope);
    }

    void describe(Draft draft) {
        draft.block(
                "slope",
                Draft.map(
                        "estimate", fit.slope(),
                        "interval", fit.interval(),
                        "unit", isLog ? "log2/year" : "1/year",
                        "r2", fit.r2()));
        draft.block(
                "theilSen",
                robust == null
                        ? Draft.map("estimate", null, "reason", "left out above %d points".formatted(TheilSen.MOST))
                        : Draft.map("estimate", robust.slope(), "interval", robust.interval()));
        if (isLog) {
            boolean falls = fit.slope() < 0;
            draft.block(
                    falls ? "halvingTime" : "doublingTime",
                    hasDirection()
                            ? Draft.map(
                                    "estimate", yearsToFactorTwo(fit.slope()),
                                    "interval", mapped(fit.interval(), TrendLine::yearsToFactorTwo, ""),
                                    "unit", "years")
                            : Draft.map("estimate", null, "reason", "the slope's interval includes 0"));
        }
        if (measures.stream().anyMatch(measure -> !measure.isExact())) {
            draft.block("envelope", envelope());
        }
    }

    /// The least and the greatest slope again with what imprecise dates leave possible: all days drawn to the middle
    /// of the line or away from it, and by the side of the mean on which their numbers lie. Moving all alike would
    /// leave the slope as it is.
    private Map<String, Object> envelope() {
        double middle = measures.stream()
                .mapToDouble(Measure::middle)
                .sorted()
                .average()
                .orElseThrow();
        double mean = measures.stream()
                .mapToDouble(measure -> height(measure, isLog))
                .sorted()
                .average()
                .orElseThrow();
        var slopes = Stream.of(
                        tilted(middle, Measure::middle),
                        tilted(middle, Measure::earliest),
                        tilted(middle, Measure::latest),
                        (ToDoubleFunction<Measure>) measure ->
                                height(measure, isLog) < mean ? measure.earliest() : (double) measure.latest())
                .flatMap(days -> Stream.of(days, opposite(days)))
                .mapToDouble(days ->
                        LinearFit.of(points(measures, isLog, days), 0.95).slope())
                .summaryStatistics();
        return Draft.map(
                "low",
                bounded(Math.min(fit.slope(), slopes.getMin())),
                "high",
                bounded(Math.max(fit.slope(), slopes.getMax())),
                "unit",
                "slope",
                "method",
                "refitted with the days drawn to the middle and away from it");
    }

    // Where all may be of one day, any slope is possible.
    private static @Nullable Double bounded(double slope) {
        return Double.isFinite(slope) ? (Double) slope : null;
    }

    /// Those before the middle on their latest day, those after on their earliest; those of which either is possible on
    /// the given one.
    private static ToDoubleFunction<Measure> tilted(double middle, ToDoubleFunction<Measure> between) {
        return measure -> measure.latest() < middle
                ? measure.latest()
                : measure.earliest() > middle ? measure.earliest() : between.applyAsDouble(measure);
    }

    private static ToDoubleFunction<Measure> opposite(ToDoubleFunction<Measure> days) {
        return measure -> measure.earliest() + measure.latest() - days.applyAsDouble(measure);
    }

    private static double value(@Nullable Number number) {
        return Objects.requireNonNull(number).doubleValue();
    }
}
