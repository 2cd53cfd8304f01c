package io.countermove.analytics;

import io.countermove.analytics.FrontierGapParameters.Definition;
import io.countermove.analytics.estimate.FrontierGap;
import io.countermove.analytics.estimate.FrontierGap.Lags;
import io.countermove.analytics.estimate.FrontierGap.Scored;
import io.countermove.analytics.estimate.Interval;
import io.countermove.analytics.estimate.Resampling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// T8: how many months the follower's best scores on one benchmark lie behind the leader's.
final class FrontierGapTrend {

    private static final double MONTH = 30.4375;
    private static final int STEPS = 5;
    private static final int MATCHED = 3;

    private final FrontierGapParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Draft draft;

    FrontierGapTrend(FrontierGapParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.draft = new Draft(Metric.FRONTIER_GAP, asOf)
                .parameter("leader", parameters.leader())
                .parameter("follower", parameters.follower())
                .parameter("benchmark", parameters.benchmark())
                .parameter("definition", parameters.definition().word())
                .parameter("delta", parameters.delta())
                .parameter("from", parameters.from().toString())
                .parameter("level", parameters.level());
    }

    Finding find() {
        var leads = side(parameters.leader());
        var follows = side(parameters.follower());
        int qualifier = columns.code("benchmark");
        var benchmark = parameters.benchmark();
        int wanted = benchmark == null ? Dictionary.NONE : columns.code(benchmark);
        var measures = new Measures(columns, asOf);
        var stated = measures.of(
                "benchmark-score",
                row -> leads.test(row) || follows.test(row),
                fact -> benchmark == null
                        || (wanted != Dictionary.NONE && columns.facts().qualifier(fact, qualifier) == wanted));
        draft.excluded("reports-another", measures.leftOut(_ -> true));
        var benchmarks = benchmarks(stated, qualifier);
        if (benchmarks.size() > 1) {
            return none("several benchmarks, which are never mixed; choose one with benchmark: "
                    + String.join(", ", benchmarks.keySet()));
        }
        var models = measures.standing(stated);
        var exact = models.stream().filter(Measure::isExact).toList();
        draft.excluded("date-imprecise", models.size() - (long) exact.size());
        benchmarks.keySet().forEach(found -> draft.block("benchmark", found));
        return find(exact, leads, follows);
    }

    private Finding find(List<Measure> models, IntPredicate leads, IntPredicate follows) {
        var scored = models.stream()
                .map(model -> new Scored(
                        model.earliest(), model.number(), leads.test(model.row()), follows.test(model.row())))
                .toList();
        int day = lastDay(scored);
        var gap = new FrontierGap(scored, day);
        draft.block("asOf", LocalDate.ofEpochDay(day).toString());
        draft.block(
                "models",
                Map.of(
                        "leader", scored.stream().filter(Scored::leads).count(),
                        "follower", scored.stream().filter(Scored::follows).count()));
        var rows = models.stream().map(Measure::row).toList();
        if (!gap.isDefined()) {
            return Finding.of(insufficient(scored), rows);
        }
        gap.stretches(from()).forEach(this::show);
        if (isCatchUp()) {
            draft.block(
                    "steps",
                    gap.steps(from(), parameters.delta()).stream()
                            .map(FrontierGapTrend::shown)
                            .toList());
        }
        if (gap.isOvertaken()) {
            draft.reason("the follower has a score that the leader never had");
            return Finding.of(draft.answer(Answer.Status.UNDEFINED, null, null, scored.size()), rows);
        }
        return Finding.of(isCatchUp() ? catchUp(gap) : mean(gap), rows);
    }

    private boolean isCatchUp() {
        return parameters.definition() == Definition.CATCH_UP;
    }

    /// Until when is waited for a match; the other lags end with the data, or they would rise with the day asked.
    private int lastDay(List<Scored> scored) {
        int today = (int) asOf.validAt().toEpochDay();
        return isCatchUp()
                ? today
                : Math.min(today, scored.stream().mapToInt(Scored::day).max().orElse(today));
    }

    private Answer insufficient(List<Scored> scored) {
        if (scored.stream().noneMatch(Scored::leads)) {
            draft.reason("no model of the leader, " + parameters.leader() + ", has a score");
        }
        if (scored.stream().noneMatch(Scored::follows)) {
            draft.reason("no model of the follower, " + parameters.follower() + ", has a score");
        }
        return draft.insufficient(scored.size());
    }

    private Answer catchUp(FrontierGap gap) {
        var found = gap.catchUp(from(), parameters.delta(), parameters.level());
        draft.block("matched", found.events());
        if (found.n() < STEPS) {
            draft.reason("%d steps of the leader's frontier, needs %d".formatted(found.n(), STEPS));
        }
        if (found.events() < MATCHED) {
            draft.reason("%d of them matched, needs %d".formatted(found.events(), MATCHED));
        }
        draft.block("medianDays", Draft.map("estimate", found.median()));
        if (draft.hasReasons()) {
            return draft.insufficient(found.n());
        }
        var days = found.interval();
        return draft.ok(
                months(found.median()),
                new Interval(days.level(), months(days.low()), months(days.high()), days.method()),
                found.n());
    }

    private Answer mean(FrontierGap gap) {
        Function<FrontierGap, @Nullable Lags> definition = drawn -> lags(drawn);
        var lags = definition.apply(gap);
        if (lags == null) {
            draft.reason("no score that both sides reached");
            return draft.insufficient(0);
        }
        draft.block(
                "lag",
                Draft.map(
                        "least", months(lags.least()),
                        "greatest", months(lags.greatest()),
                        "last", months(lags.last())));
        var days = Resampling.of(gap, this::lags, parameters.level());
        if (days == null) {
            draft.reason("too few models to draw from");
            return draft.insufficient(lags.n());
        }
        return draft.ok(
                months(lags.mean()),
                new Interval(days.level(), months(days.low()), months(days.high()), days.method()),
                lags.n());
    }

    private @Nullable Lags lags(FrontierGap gap) {
        return switch (parameters.definition()) {
            case DAILY_MEAN -> gap.dailyMean(from());
            case AT_RELEASE -> gap.atRelease(from());
            case SCORE_LEVELS, CATCH_UP -> gap.scoreLevels();
        };
    }

    private IntPredicate side(String side) {
        if (side.contains(":")) {
            int developer = columns.code("developer");
            int org = columns.code(side);
            return row -> org != Dictionary.NONE && columns.revisions().parts().has(row, developer, org);
        }
        var jurisdictions = columns.revisions().jurisdictions();
        int code = columns.code(side);
        return row -> IntStream.range(0, jurisdictions.length(row)).anyMatch(i -> jurisdictions.get(row, i) == code);
    }

    private Map<String, Long> benchmarks(List<Measure> stated, int qualifier) {
        return Measures.count(stated, measure -> {
            var found = columns.find(columns.facts().qualifier(measure.fact(), qualifier));
            return found == null ? "none" : found;
        });
    }

    private Finding none(String reason) {
        return Finding.of(draft.undefined(reason), IntStream.empty());
    }

    private int from() {
        return (int) parameters.from().toEpochDay();
    }

    /// The backward lag on the first and the last day of a stretch: in between it rises by a day each day.
    private void show(FrontierGap.Stretch stretch) {
        IntStream.of(stretch.first(), stretch.last()).distinct().forEach(day -> {
            var reached = stretch.leaderOn();
            draft.point(Draft.map(
                    "date",
                    LocalDate.ofEpochDay(day).toString(),
                    "score",
                    stretch.score(),
                    "leaderOn",
                    reached == null ? null : LocalDate.ofEpochDay(reached).toString(),
                    "months",
                    reached == null ? null : months(day - reached)));
        });
    }

    private static Map<String, Object> shown(FrontierGap.Step step) {
        var matched = step.matchedOn();
        return Draft.map(
                "date",
                LocalDate.ofEpochDay(step.day()).toString(),
                "score",
                step.score(),
                "matchedOn",
                matched == null ? null : LocalDate.ofEpochDay(matched).toString(),
                "months",
                matched == null ? null : months(Math.max(0, matched - step.day())));
    }

    private static @Nullable Double months(@Nullable Number days) {
        return days == null ? null : (Double) (days.doubleValue() / MONTH);
    }
}
