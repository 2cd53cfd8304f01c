package io.countermove.analytics;

import io.countermove.analytics.ClaimCheck.Verdict;
import io.countermove.contracts.event.Microseconds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a rule saw last. It is kept where the rule is, so that nothing is told twice.
///
/// @param seen what its condition compares with
/// @param at when it saw that first
/// @param crossings how many were told
/// @param last the latest of them, the newest first
public record AlertState(
        String seen,
        Instant at,
        Answer.Status status,
        @Nullable Double estimate,
        int crossings,
        List<Crossing> last) {

    private static final int KEPT = 10;

    public AlertState {
        last = List.copyOf(last);
    }

    /// One time that a rule was to be told.
    ///
    /// @param number counts from 1
    /// @param since when the rule had begun to see what it saw before
    /// @param verdictBefore of a claim; null of a metric, as `verdict`
    public record Crossing(
            int number,
            Instant at,
            Instant since,
            Answer.Status before,
            @Nullable Double estimateBefore,
            Answer.Status after,
            @Nullable Double estimate,
            @Nullable Verdict verdictBefore,
            @Nullable Verdict verdict,
            String seen) {

        public Map<String, Object> toMap() {
            return Draft.map(
                    "number", number,
                    "at", Microseconds.format(at),
                    "since", Microseconds.format(since),
                    "before", side(new Figure(before, estimateBefore), verdictBefore),
                    "after", side(new Figure(after, estimate), verdict),
                    "seen", seen);
        }

        private static Map<String, Object> side(Figure figure, @Nullable Verdict found) {
            var side = figure.toMap();
            if (found != null) {
                side.put("verdict", found.name());
            }
            return side;
        }
    }

    /// What is to be told: the last crossing, where this state has one more than that before.
    public Optional<Crossing> findNew(@Nullable AlertState before) {
        return crossings > (before == null ? 0 : before.crossings) ? Optional.of(last.getFirst()) : Optional.empty();
    }

    /// What is to be kept of a reply; empty where nothing changed. The first look tells nothing: it is what later ones
    /// are compared with.
    public static Optional<AlertState> next(AlertCondition condition, @Nullable AlertState before, Reply reply) {
        var answer = reply.answer();
        var looked = condition.look(reply);
        if (before == null) {
            var seen = looked == null ? condition.beginning() : looked;
            return seen == null ? Optional.empty() : Optional.of(of(seen, answer, 0, List.of()));
        }
        if (looked == null || looked.equals(before.seen)) {
            return Optional.empty();
        }
        if (condition.isCrossed(before.seen, looked)) {
            return Optional.of(before.crossed(looked, reply));
        }
        var kept = condition.keep(before.seen, looked);
        return kept.equals(before.seen)
                ? Optional.empty()
                : Optional.of(of(kept, answer, before.crossings, before.last));
    }

    private AlertState crossed(String looked, Reply reply) {
        var answer = reply.answer();
        var verdict = reply.verdict();
        var crossing = new Crossing(
                crossings + 1,
                answer.asOf().knownAt(),
                at,
                status,
                estimate,
                answer.status(),
                number(answer),
                verdict == null ? null : Verdict.valueOf(seen),
                verdict,
                looked);
        return of(
                looked,
                answer,
                crossing.number(),
                Stream.concat(Stream.of(crossing), last.stream()).limit(KEPT).toList());
    }

    private static AlertState of(String seen, Answer answer, int crossings, List<Crossing> last) {
        return new AlertState(seen, answer.asOf().knownAt(), answer.status(), number(answer), crossings, last);
    }

    private static @Nullable Double number(Answer answer) {
        var estimate = answer.estimate();
        return estimate == null ? null : (Double) estimate.doubleValue();
    }
}
