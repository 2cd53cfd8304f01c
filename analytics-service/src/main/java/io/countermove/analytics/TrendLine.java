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
import java.util.stream.IntStream;
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
                .map(measure -> new LinearFit.Point(
                        day.applyAsDouble(measure) / YEAR,
                        isLog ? StrictMath.log(measure.number()) / StrictMath.log(2) : measure.number()))
                .toList();
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

    /// The slope again with the first and with the last of the days that imprecise dates leave possible.
    private Map<String, Object> envelope() {
        var slopes = IntStream.range(0, 2)
                .mapToDouble(end -> LinearFit.of(
                                points(measures, isLog, m -> end == 0 ? m.earliest() : (double) m.latest()), 0.95)
                        .slope())
                .sorted()
                .toArray();
        return Draft.map(
                "low",
                slopes[0],
                "high",
                slopes[1],
                "unit",
                "slope",
                "method",
                "refitted with the first and the last days");
    }

    private static double value(@Nullable Number number) {
        return Objects.requireNonNull(number).doubleValue();
    }
}
