package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Law 2 end to end: two empty systems, one history written to their logs in two orders, the answers of the oracle.
@Order(0)
class AnyOrderTest {
    private static final History HISTORY = new History(300, 60, 20_261_124);

    @Test
    void answersWhatTheOracleSaysInEitherOrder() {
        var one = answersAfter(1);
        var other = answersAfter(2);

        HISTORY.check(one);
        assertThat(other).isEqualTo(one);
    }

    private static History.Answers answersAfter(long order) {
        try (var system = StartedSystem.empty("order-" + order)) {
            History.write(system, HISTORY.inOrder(order), Duration.ZERO, new WrittenLog());
            return HISTORY.answersOf(system);
        }
    }
}
