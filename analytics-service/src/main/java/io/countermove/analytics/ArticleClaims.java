package io.countermove.analytics;

import io.countermove.analytics.ClaimCheck.Verdict;
import io.countermove.analytics.estimate.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// T13: the article's claims against the metrics that can test them.
final class ArticleClaims {

    private static final String CURB = "policy:us-ai-chip-curb-2025-04";
    private static final String BENCHMARK = "epoch-capabilities-index";
    private static final int MONTHS = 12;
    private static final double TOP = 0.05;
    private static final String QUARTER = "2025-Q1";
    private static final double GROWTH = 40;
    private static final double ROUNDING = 0.5;

    private final BiFunction<Question, AsOf, Answer> ask;
    private final AsOf asOf;
    private final double level;

    ArticleClaims(BiFunction<Question, AsOf, Answer> ask, AsOf asOf, double level) {
        this.ask = ask;
        this.asOf = asOf;
        this.level = level;
    }

    ClaimCheck check(Claim claim) {
        return switch (claim) {
            case GAP_IS_MONTHS -> gapIsMonths();
            case CURBS_SPUR_INNOVATION -> curbsSpurInnovation();
            case CURBS_TIGHTENED -> curbsTightened();
            case BAIDU_CLOUD_GREW -> cloudGrew();
        };
    }

    private ClaimCheck gapIsMonths() {
        var answer = ask.apply(
                new FrontierGapParameters(
                        FrontierGapParameters.LEADER,
                        FrontierGapParameters.FOLLOWER,
                        BENCHMARK,
                        FrontierGapParameters.Definition.CATCH_UP,
                        0,
                        FrontierGapParameters.FROM,
                        level),
                asOf);
        var high = high(answer);
        var low = low(answer);
        var verdict = !isOk(answer)
                ? Verdict.INCONCLUSIVE
                : high != null && high < MONTHS
                        ? Verdict.SUPPORTED
                        : low != null && low >= MONTHS ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
        return new ClaimCheck(
                Claim.GAP_IS_MONTHS,
                verdict,
                reasons(answer, "the interval of the gap is %s months".formatted(told(answer.interval()))),
                answer);
    }

    private ClaimCheck curbsSpurInnovation() {
        var answer = ask.apply(
                new BeforeAfterParameters(
                        CURB, BeforeAfterParameters.KINDS, Set.of(), Set.of(), BeforeAfterParameters.WINDOW, level),
                asOf);
        var low = low(answer);
        var high = high(answer);
        boolean isTop = answer.blocks().get("placebo") instanceof Map<?, ?> placebo
                && placebo.get("top") instanceof Number top
                && top.doubleValue() <= TOP;
        var verdict = !isOk(answer)
                ? Verdict.INCONCLUSIVE
                : low != null && low > 1 && isTop
                        ? Verdict.SUPPORTED
                        : high != null && high < 1 ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
        return new ClaimCheck(
                Claim.CURBS_SPUR_INNOVATION,
                verdict,
                reasons(
                        answer,
                        "the interval of the ratio is %s, its placebo rank is %s the top 5 %%"
                                .formatted(told(answer.interval()), isTop ? "in" : "not in")),
                answer);
    }

    private ClaimCheck curbsTightened() {
        var window = Defaults.window(Metric.CURBS_IN_FORCE, null, null, null, asOf.validAt());
        var question = new CurbParameters(Set.of(), Set.of(), Set.of("US"), window, level);
        var answer = ask.apply(question, asOf);
        var before = ask.apply(question, new AsOf(asOf.validAt().minusYears(1), asOf.knownAt(), asOf.knownBy()));
        var low = low(answer);
        var high = high(answer);
        var lowBefore = low(before);
        var highBefore = high(before);
        boolean rose = low != null && highBefore != null && low > highBefore;
        boolean fell = high != null && lowBefore != null && high < lowBefore;
        return new ClaimCheck(
                Claim.CURBS_TIGHTENED,
                rose ? Verdict.SUPPORTED : fell ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE,
                List.of("in force: %s, a year before %s".formatted(told(answer.interval()), told(before.interval()))),
                answer);
    }

    private ClaimCheck cloudGrew() {
        var answer = ask.apply(
                new RevenueGrowthParameters(
                        Set.of(), Set.of("segment:baidu-ai-cloud"), RevenueGrowthParameters.PROPERTY, level),
                asOf);
        var grown = answer.series().stream()
                .filter(point -> QUARTER.equals(point.get("period")))
                .flatMap(point -> point.get("interval") instanceof Interval interval
                        ? Stream.of(interval)
                        : Stream.<Interval>empty())
                .toList();
        boolean isOfQuarter = QUARTER.equals(answer.blocks().get("period"));
        boolean isSupported = grown.stream().anyMatch(ArticleClaims::holdsGrowth);
        boolean isContradicted = grown.stream().anyMatch(interval -> !holdsGrowth(interval));
        var verdict = isSupported == isContradicted
                ? Verdict.INCONCLUSIVE
                : isSupported ? Verdict.SUPPORTED : Verdict.CONTRADICTED;
        var told = grown.stream()
                .map(interval -> "the reported numbers of %s grew by %s %%".formatted(QUARTER, told(interval)))
                .toList();
        return new ClaimCheck(
                Claim.BAIDU_CLOUD_GREW,
                verdict,
                !told.isEmpty()
                        ? told
                        : isOfQuarter ? answer.reasons() : List.of("no growth of %s is known".formatted(QUARTER)),
                answer);
    }

    /// Whether the claimed percentage, rounded itself, can be this growth.
    private static boolean holdsGrowth(Interval interval) {
        return interval.low() != null
                && interval.high() != null
                && interval.low().doubleValue() <= GROWTH + ROUNDING
                && interval.high().doubleValue() >= GROWTH - ROUNDING;
    }

    private static boolean isOk(Answer answer) {
        return answer.status() == Answer.Status.OK;
    }

    private static List<String> reasons(Answer answer, String otherwise) {
        return answer.reasons().isEmpty() ? List.of(otherwise) : answer.reasons();
    }

    private static String told(@Nullable Interval interval) {
        return interval == null ? "unknown" : "%s to %s".formatted(told(interval.low()), told(interval.high()));
    }

    private static String told(@Nullable Number bound) {
        if (bound == null) {
            return "unbounded";
        }
        return bound instanceof Long ? bound.toString() : "%.2f".formatted(bound.doubleValue());
    }

    private static @Nullable Double low(Answer answer) {
        var interval = answer.interval();
        return interval == null || interval.low() == null
                ? null
                : (Double) interval.low().doubleValue();
    }

    private static @Nullable Double high(Answer answer) {
        var interval = answer.interval();
        return interval == null || interval.high() == null
                ? null
                : (Double) interval.high().doubleValue();
    }
}
