package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import io.countermove.analytics.estimate.KaplanMeier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// T6: how long it takes until a curb is answered by more than words. Curbs without an answer count as long as they
/// were waited for.
final class ResponseLag {

    private static final int CURBS = 5;
    private static final int EVENTS = 3;
    private static final int SHOWN = 500;

    private final ResponseLagParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Draft draft;
    /// The one that is asked for; null where none is, or none is known.
    private final @Nullable Curb curb;

    private final Set<String> targets;
    private final List<Integer> rows = new ArrayList<>();

    ResponseLag(ResponseLagParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.curb = parameters.curb() == null
                ? null
                : columns.findCurb(parameters.curb(), asOf).orElse(null);
        this.targets = curb != null && parameters.targets().isEmpty() ? curb.struck() : parameters.targets();
        this.draft = new Draft(Metric.RESPONSE_LAG, asOf)
                .parameter("curb", parameters.curb())
                .parameter("issuer", parameters.issuers())
                .parameter("target", parameters.targets())
                .parameter("origin", parameters.fromEffective() ? "effective" : "announced")
                .parameter("level", parameters.level());
    }

    Finding find() {
        if (parameters.curb() != null && curb == null) {
            return none("no curb " + parameters.curb() + " is known");
        }
        if (curb == null && targets.isEmpty()) {
            return none("name a target, such as jurisdiction:cn, or a curb");
        }
        var curbs = columns.curbs(asOf).stream().filter(this::isAsked).toList();
        var answers = LinkedAnswers.of(curbs, columns, asOf);
        draft.excluded("reports-another", answers.leftOut());
        var deeds = answers.deeds().byCurb();
        var said = answers.said().byCurb();
        if (curb != null) {
            int place = curbs.stream().map(Curb::policy).toList().indexOf(curb.policy());
            draft.block("targets", targets.stream().sorted().toList());
            draft.block("curb", ofCurb(curb, deeds[place], said[place]));
        }
        return Finding.of(answer(waits(curbs, deeds, true), waits(curbs, said, false)), rows);
    }

    private Finding none(String reason) {
        return Finding.of(draft.undefined(reason), IntStream.empty());
    }

    private boolean isAsked(Curb one) {
        return (curb != null && one.policy().equals(curb.policy()))
                || ((parameters.issuers().isEmpty() || one.issuers().stream().anyMatch(parameters.issuers()::contains))
                        && one.strikes(targets));
    }

    private Optional<Span> origin(Curb one) {
        return parameters.fromEffective() ? one.findEffective() : Optional.of(one.announcedOn());
    }

    /// What answers the one curb that is asked for, deeds and words apart.
    private Map<String, Object> ofCurb(Curb one, int[] deeds, int[] said) {
        IntStream.concat(IntStream.of(deeds), IntStream.of(said)).forEach(rows::add);
        var origin = origin(one);
        return Draft.map(
                "curb", one.policy().toString(),
                "origin", origin.map(Span::text).orElse(null),
                "answers", answered(one, origin, deeds),
                "statements", answered(one, origin, said));
    }

    private Map<String, Object> answered(Curb one, Optional<Span> origin, int[] answers) {
        var wait = origin.filter(this::hasCome)
                .map(from -> CurbWait.of(one, from, answers, columns, asOf))
                .orElse(null);
        return Draft.map(
                "count",
                answers.length,
                "beforeEffective",
                early(one, answers),
                "first",
                wait == null ? null : shown(wait));
    }

    private boolean hasCome(Span origin) {
        return origin.earliest() <= asOf.validAt().toEpochDay();
    }

    /// How many came surely before the curb took effect.
    private long early(Curb one, int[] answers) {
        var effective = one.findEffective();
        return effective.isEmpty()
                ? 0
                : Arrays.stream(answers)
                        .filter(row -> latest(row) < effective.get().earliest())
                        .count();
    }

    private List<CurbWait> waits(List<Curb> curbs, int[][] answers, boolean isMain) {
        var waits = new ArrayList<CurbWait>();
        long undated = 0;
        long early = 0;
        for (int i = 0; i < curbs.size(); i++) {
            var one = curbs.get(i);
            var origin = origin(one);
            if (origin.isEmpty()) {
                undated++;
            } else if (hasCome(origin.get())) {
                waits.add(CurbWait.of(one, origin.get(), answers[i], columns, asOf));
                early += early(one, answers[i]);
            }
        }
        if (isMain) {
            draft.excluded("no-date", undated);
            draft.block("beforeEffective", early);
        }
        return waits;
    }

    private Answer answer(List<CurbWait> deeds, List<CurbWait> said) {
        var found = estimate(deeds, CurbWait::days);
        for (var wait : deeds) {
            if (wait.row() != null) {
                rows.add(wait.row());
            }
        }
        draft.block("events", found.events());
        draft.block("curbs", deeds.stream().limit(SHOWN).map(this::shown).toList());
        draft.block("statements", summary(estimate(said, CurbWait::days)));
        if (deeds.stream().anyMatch(wait -> wait.least() != wait.most())) {
            draft.block(
                    "envelope",
                    Draft.map(
                            "low", estimate(deeds, CurbWait::least).median(),
                            "high", estimate(deeds, CurbWait::most).median()));
        }
        found.steps().forEach(step -> draft.point(shown(step)));
        if (found.n() < CURBS) {
            draft.reason("%d curbs on the target, needs %d".formatted(found.n(), CURBS));
        }
        if (found.events() < EVENTS) {
            draft.reason("%d answered, needs %d".formatted(found.events(), EVENTS));
        }
        if (draft.hasReasons()) {
            return draft.insufficient(found.n());
        }
        if (found.median() == null) {
            draft.reason("more than half still wait: the median is not reached");
        }
        return draft.ok(found.median(), found.interval(), found.n());
    }

    private KaplanMeier estimate(List<CurbWait> waits, ToDoubleFunction<CurbWait> days) {
        return KaplanMeier.of(
                waits.stream()
                        .map(wait -> new KaplanMeier.Spell(days.applyAsDouble(wait), wait.ended()))
                        .toList(),
                parameters.level());
    }

    private static Map<String, Object> summary(KaplanMeier found) {
        Interval interval = found.interval();
        return Draft.map("estimate", found.median(), "interval", interval, "n", found.n(), "events", found.events());
    }

    private Map<String, Object> shown(CurbWait wait) {
        return Draft.map(
                "curb", wait.curb().policy().toString(),
                "days", wait.days(),
                "lagDays", Map.of("earliest", (long) wait.least(), "latest", (long) wait.most()),
                "answered", wait.ended(),
                "announcement", wait.row() == null ? null : columns.announcementOf(wait.row()));
    }

    static Map<String, Object> shown(KaplanMeier.Step step) {
        return Draft.map(
                "days", step.days(),
                "waiting", step.waiting(),
                "low", step.low(),
                "high", step.high(),
                "atRisk", step.atRisk(),
                "events", step.events());
    }

    private long latest(int row) {
        return columns.revisions().announcedOn().latest(row);
    }
}
