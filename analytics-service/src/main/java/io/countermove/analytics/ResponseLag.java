package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import io.countermove.analytics.estimate.KaplanMeier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<Integer> rows = new ArrayList<>();

    ResponseLag(ResponseLagParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.draft = new Draft(Metric.RESPONSE_LAG, asOf)
                .parameter("issuer", parameters.issuers())
                .parameter("target", parameters.targets())
                .parameter("origin", parameters.fromEffective() ? "effective" : "announced")
                .parameter("level", parameters.level());
    }

    Finding find() {
        if (parameters.targets().isEmpty()) {
            return Finding.of(draft.undefined("name a target, such as jurisdiction:cn"), IntStream.empty());
        }
        var curbs = columns.curbs(asOf).stream().filter(this::isAsked).toList();
        var answers = answers(curbs);
        var deeds = waits(curbs, answers.deeds().byCurb(), true);
        var said = waits(curbs, answers.said().byCurb(), false);
        return Finding.of(answer(deeds, said), rows);
    }

    /// How long one curb was waited for: the days that are most likely, and those that imprecise dates leave possible.
    private record Wait(
            Curb curb,
            double days,
            double least,
            double most,
            boolean ended,
            @Nullable Integer row) {}

    private boolean isAsked(Curb curb) {
        return (parameters.issuers().isEmpty() || curb.issuers().stream().anyMatch(parameters.issuers()::contains))
                && curb.strikes(parameters.targets());
    }

    /// What answers the curbs.
    private record Answers(CurbAnswers deeds, CurbAnswers said) {}

    /// The announcements until the day that answer each curb: its policy or one of the announcements that move it.
    private Answers answers(List<Curb> curbs) {
        long leftOut = 0;
        var words = new CurbWords(curbs, columns);
        var answers = new Answers(new CurbAnswers(curbs.size()), new CurbAnswers(curbs.size()));
        var statements = columns.kinds("statement.");
        var links = columns.revisions().respondsTo();
        var known = columns.known(asOf);
        long today = asOf.validAt().toEpochDay();
        for (int row = 0; row < columns.revisions().size(); row++) {
            for (int i = 0; i < links.length(row); i++) {
                int entry = words.first(links.get(row, i));
                if (entry >= 0 && known.test(row) && earliest(row) <= today) {
                    if (columns.revisions().reportsAnother(row)) {
                        leftOut++;
                        break;
                    }
                    boolean isStatement = statements.get(columns.revisions().kind(row));
                    for (; entry >= 0; entry = words.next(entry)) {
                        (isStatement ? answers.said() : answers.deeds()).add(words.curb(entry), row);
                    }
                }
            }
        }
        draft.excluded("reports-another", leftOut);
        return answers;
    }

    private List<Wait> waits(List<Curb> curbs, int[][] answers, boolean isMain) {
        var waits = new ArrayList<Wait>();
        long undated = 0;
        long early = 0;
        for (int i = 0; i < curbs.size(); i++) {
            var curb = curbs.get(i);
            var origin = parameters.fromEffective() ? curb.findEffective() : Optional.of(curb.announcedOn());
            if (origin.isEmpty()) {
                undated++;
            } else if (origin.get().earliest() <= asOf.validAt().toEpochDay()) {
                var ofCurb = answers[i];
                waits.add(wait(curb, origin.get(), ofCurb));
                var effective = curb.findEffective();
                early += effective.isEmpty()
                        ? 0
                        : Arrays.stream(ofCurb)
                                .filter(row -> latest(row) < effective.get().earliest())
                                .count();
            }
        }
        if (isMain) {
            draft.excluded("no-date", undated);
            draft.block("beforeEffective", early);
        }
        return waits;
    }

    private Wait wait(Curb curb, Span origin, int[] answers) {
        long first = origin.earliest();
        long last = origin.latest();
        long end = Math.min(
                asOf.validAt().toEpochDay(),
                curb.end() == null ? Long.MAX_VALUE : curb.end().latest());
        Wait shortest = null;
        for (int row : answers) {
            double least = Math.max(0, earliest(row) - last);
            double most = (double) latest(row) - first;
            double days = (least + most) / 2;
            boolean counts = most >= 0 && earliest(row) <= end;
            if (counts
                    && (shortest == null
                            || days < shortest.days()
                            || (days == shortest.days() && isLower(row, shortest)))) {
                shortest = new Wait(curb, days, least, most, true, row);
            }
        }
        double waited = Math.max(0, end - (first + last) / 2.0);
        return shortest == null
                ? new Wait(curb, waited, Math.max(0, end - last), Math.max(0, end - first), false, null)
                : shortest;
    }

    private boolean isLower(int row, Wait other) {
        return other.row() != null && columns.announcementOf(row).compareTo(columns.announcementOf(other.row())) < 0;
    }

    private Answer answer(List<Wait> deeds, List<Wait> said) {
        var found = estimate(deeds, Wait::days);
        for (var wait : deeds) {
            if (wait.row() != null) {
                rows.add(wait.row());
            }
        }
        draft.block("events", found.events());
        draft.block("curbs", deeds.stream().limit(SHOWN).map(this::shown).toList());
        draft.block("statements", summary(estimate(said, Wait::days)));
        if (deeds.stream().anyMatch(wait -> wait.least() != wait.most())) {
            draft.block(
                    "envelope",
                    Draft.map(
                            "low", estimate(deeds, Wait::least).median(),
                            "high", estimate(deeds, Wait::most).median()));
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

    private KaplanMeier estimate(List<Wait> waits, ToDoubleFunction<Wait> days) {
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

    private Map<String, Object> shown(Wait wait) {
        return Draft.map(
                "curb", wait.curb().policy().toString(),
                "days", wait.days(),
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

    private long earliest(int row) {
        return columns.revisions().announcedOn().earliest(row);
    }

    private long latest(int row) {
        return columns.revisions().announcedOn().latest(row);
    }
}
