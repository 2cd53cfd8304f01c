package io.countermove.analytics;

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
    /// @param before when the rule had seen the other side last
    public record Crossing(
            int number,
            Instant at,
            Instant since,
            Answer.Status before,
            @Nullable Double estimateBefore,
            Answer.Status after,
            @Nullable Double estimate,
            String seen) {

        public Map<String, Object> toMap() {
            return Draft.map(
                    "number", number,
                    "at", Microseconds.format(at),
                    "since", Microseconds.format(since),
                    "before", new Figure(before, estimateBefore).toMap(),
                    "after", new Figure(after, estimate).toMap(),
                    "seen", seen);
        }
    }

    /// What is to be told: the last crossing, where this state has one more than that before.
    public Optional<Crossing> findNew(@Nullable AlertState before) {
        return crossings > (before == null ? 0 : before.crossings) ? Optional.of(last.getFirst()) : Optional.empty();
    }

    /// What is to be kept of an answer; empty where nothing changed. The first look tells nothing: it is what later
    /// ones
    /// are compared with.
    public static Optional<AlertState> next(AlertCondition condition, @Nullable AlertState before, Answer answer) {
        var looked = condition.look(answer);
        if (before == null) {
            var seen = looked == null ? condition.beginning() : looked;
            return seen == null ? Optional.empty() : Optional.of(of(seen, answer, 0, List.of()));
        }
        if (looked == null || looked.equals(before.seen)) {
            return Optional.empty();
        }
        if (condition.isCrossed(before.seen, looked)) {
            return Optional.of(before.crossed(looked, answer));
        }
        var kept = condition.keep(before.seen, looked);
        return kept.equals(before.seen)
                ? Optional.empty()
                : Optional.of(of(kept, answer, before.crossings, before.last));
    }

    private AlertState crossed(String looked, Answer answer) {
        var crossing = new Crossing(
                crossings + 1, answer.asOf().knownAt(), at, status, estimate, answer.status(), number(answer), looked);
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
