package io.countermove.analytics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.platform.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeavyReadsTest {

    private record Settings(int most, Duration patience) implements HeavyReadSettings {}

    private final HeavyReads heavy = new HeavyReads(new Settings(2, Duration.ofMillis(1)));

    @Test
    void refusesOneMoreThanMayBeAtOnce() {
        var answer = heavy.read(() -> heavy.read(() -> {
            assertThatThrownBy(() -> heavy.read(() -> "third")).isInstanceOf(ProblemException.class);
            return "second";
        }));

        assertThat(answer).isEqualTo("second");
    }

    @Test
    void givesThePlaceOfAFailedOneToTheNext() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> heavy.read(() -> {
                        throw new IllegalArgumentException("impossible");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(heavy.<String>read(() -> "next")).isEqualTo("next");
    }
}
