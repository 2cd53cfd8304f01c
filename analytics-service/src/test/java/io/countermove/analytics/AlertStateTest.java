package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.countermove.analytics.AlertCondition.BurstBegins;
import io.countermove.analytics.AlertCondition.StatusChanges;
import io.countermove.analytics.AlertCondition.Threshold;
import io.countermove.analytics.AlertCondition.VerdictChanges;
import io.countermove.analytics.ClaimCheck.Verdict;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertStateTest {

    private static final AlertCondition ABOVE = new Threshold(true, 10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void tellsOfAThresholdWhenItIsCrossedAndAgainAfterItCameBack() {
        assertThat(told(ABOVE, number(9), number(10), number(11), number(12), number(10), number(11)))
                .containsExactly(2, 5);
        assertThat(told(new Threshold(false, 10), number(11), number(9), number(8), number(10), number(1)))
                .containsExactly(1, 4);
    }

    @Test
    void tellsNothingOfWhatWasSoAtTheStart() {
        assertThat(told(ABOVE, number(11), number(12))).isEmpty();
        assertThat(told(new BurstBegins(), bursts("2025-01-01/2025-01-04"), bursts("2025-01-01/2025-01-06")))
                .isEmpty();
    }

    @Test
    void takesNoNumberForNeitherSide() {
        assertThat(told(ABOVE, number(11), none(), number(11))).isEmpty();
        assertThat(told(ABOVE, number(9), none(), number(11))).containsExactly(2);
        assertThat(told(ABOVE, none(), number(11))).containsExactly(1);
    }

    @Test
    void tellsOfABurstThatBeginsAndNotOfOneThatShifts() {
        assertThat(told(
                        new BurstBegins(),
                        bursts(),
                        bursts("2025-01-01/2025-01-04"),
                        bursts("2025-01-02/2025-01-09"),
                        bursts(),
                        bursts("2025-01-02/2025-01-09"),
                        bursts("2025-01-02/2025-01-09", "2025-02-01/2025-02-02")))
                .containsExactly(1, 5);
    }

    @Test
    void tellsOfEachChangeOfTheStatus() {
        assertThat(told(new StatusChanges(), none(), none(), number(1), number(2), none()))
                .containsExactly(2, 4);
    }

    @Test
    void tellsOfEachChangeOfAVerdictWhateverBecomesOfItsNumber() {
        var told = new ArrayList<Map<String, Object>>();
        AlertState state = null;
        int second = 0;
        for (var verdict : List.of(
                Verdict.INCONCLUSIVE,
                Verdict.INCONCLUSIVE,
                Verdict.SUPPORTED,
                Verdict.SUPPORTED,
                Verdict.CONTRADICTED)) {
            var before = state;
            var reply = new Reply(at(number(second), second++), verdict, List.of());
            state = AlertState.next(new VerdictChanges(), before, reply).orElse(before);
            Objects.requireNonNull(state).findNew(before).ifPresent(crossing -> told.add(crossing.toMap()));
        }

        assertThat(told)
                .extracting(crossing -> crossing.get("before"), crossing -> crossing.get("after"))
                .containsExactly(
                        tuple(side(0, "INCONCLUSIVE"), side(2, "SUPPORTED")),
                        tuple(side(2, "SUPPORTED"), side(4, "CONTRADICTED")));
        assertThat(told).extracting(crossing -> crossing.get("seen")).containsExactly("SUPPORTED", "CONTRADICTED");
    }

    private static Map<String, Object> side(double estimate, String verdict) {
        return Map.of("status", Answer.Status.OK, "estimate", estimate, "verdict", verdict);
    }

    @Test
    void seesNoVerdictInTheAnswerOfAMetric() {
        assertThat(told(new VerdictChanges(), number(1), none(), number(2))).isEmpty();
    }

    @Test
    void keepsWhatItSawSinceWhenAndTheLastTen() {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < 24; i++) {
            answers.add(number(i % 2 == 0 ? 9 : 11));
        }
        var state = last(ABOVE, answers.toArray(Answer[]::new));

        assertThat(state.crossings()).isEqualTo(12);
        assertThat(state.last()).hasSize(10);
        assertThat(state.last().getFirst())
                .isEqualTo(new AlertState.Crossing(
                        12,
                        START.plusSeconds(23),
                        START.plusSeconds(22),
                        Answer.Status.OK,
                        9.0,
                        Answer.Status.OK,
                        11.0,
                        null,
                        null,
                        "beyond"));
    }

    @Test
    void readsConditionsAsTheyAreWritten() {
        for (var condition : List.of(
                ABOVE, new Threshold(false, 0.5), new BurstBegins(), new StatusChanges(), new VerdictChanges())) {
            assertThat(AlertCondition.find(condition.toMap())).contains(condition);
        }
        for (var wrong : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("above", "ten"),
                Map.of("above", Double.NaN),
                Map.of("above", 1, "below", 2),
                Map.of("burst", "ends"),
                Map.of("verdict", "SUPPORTED"),
                Map.of("over", 3))) {
            assertThat(AlertCondition.find(wrong)).as(wrong.toString()).isEmpty();
        }
    }

    /// At which of the answers, a second apart, something is told.
    private static List<Integer> told(AlertCondition condition, Answer... answers) {
        AlertState state = null;
        var told = new ArrayList<Integer>();
        for (int i = 0; i < answers.length; i++) {
            var before = state;
            var next = next(condition, before, answers[i], i);
            if (next.flatMap(found -> found.findNew(before)).isPresent()) {
                told.add(i);
            }
            state = next.orElse(before);
        }
        return told;
    }

    private static AlertState last(AlertCondition condition, Answer... answers) {
        AlertState state = null;
        for (int i = 0; i < answers.length; i++) {
            var before = state;
            state = next(condition, before, answers[i], i).orElse(before);
        }
        if (state == null) {
            throw new AssertionError("nothing was seen");
        }
        return state;
    }

    private static Optional<AlertState> next(
            AlertCondition condition, @Nullable AlertState before, Answer answer, int second) {
        return AlertState.next(condition, before, Reply.of(at(answer, second)));
    }

    private static Answer at(Answer answer, int second) {
        var asOf = new AsOf(LocalDate.of(2026, 1, 1), START.plusSeconds(second), KnownBy.SYSTEM);
        var draft = new Draft(answer.metric(), asOf);
        answer.blocks().forEach(draft::block);
        return draft.answer(answer.status(), answer.estimate(), null, answer.n());
    }

    private static Answer number(int estimate) {
        return draft().ok(estimate, null, estimate);
    }

    private static Answer none() {
        return draft().insufficient(1);
    }

    private static Answer bursts(String... spans) {
        var found = Arrays.stream(spans)
                .map(span -> Map.of("from", span.split("/", 2)[0], "to", span.split("/", 2)[1]))
                .toList();
        return draft().block("bursts", found).ok(found.size(), null, 100);
    }

    private static Draft draft() {
        return new Draft(Metric.BURSTS, new AsOf(LocalDate.of(2026, 1, 1), START, KnownBy.SYSTEM));
    }
}
