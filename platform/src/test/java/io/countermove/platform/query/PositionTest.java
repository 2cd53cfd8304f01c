package io.countermove.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void readsWhatItWrites() {
        var position = Position.of(Map.of(3, 1881L, 0, 12L));
        assertThat(position).hasToString("0:12,3:1881");
        assertThat(Position.parse("atLeast", "3:1881,0:12")).isEqualTo(position);
        assertThat(Position.parse("atLeast", null)).isEqualTo(Position.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a:b", "1:2,", "-1:2", "1:99999999999999999999", "1:2;3:4"})
    void refusesWhatIsNoPosition(String text) {
        assertThatThrownBy(() -> Position.parse("atLeast", text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("atLeast");
    }

    @Test
    void coversWhatIsNotBeyondIt() {
        var position = Position.of(Map.of(0, 12L, 3, 1881L));
        assertThat(position.covers(Position.of(Map.of(3, 1881L)))).isTrue();
        assertThat(position.covers(Position.of(Map.of(3, 1882L)))).isFalse();
        assertThat(position.covers(Position.of(Map.of(4, 0L)))).isFalse();
        assertThat(position.covers(Position.NONE)).isTrue();
    }

    @Test
    void waitsUntilItIsApplied() {
        var offset = new AtomicLong();
        var wanted = Position.of(Map.of(0, 3L));
        var seen = wanted.awaitCovered(() -> Position.of(Map.of(0, offset.incrementAndGet())));
        assertThat(seen).hasToString("0:3");
    }

    @Test
    void givesUpWithAProblem() {
        var wanted = Position.of(Map.of(0, 3L));
        assertThatThrownBy(() -> wanted.awaitCovered(() -> Position.NONE, Duration.ZERO))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(503);
                    assertThat(e.headers()).containsEntry("Retry-After", "1");
                });
    }
}
