package io.countermove.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.events.kafka.OverTheLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tests of refusals: whatever is refused, the log does not move.
abstract class OverAnUnmovedLog extends OverTheLog {
    private long before;

    @BeforeEach
    final void look() {
        before = log.size();
    }

    @AfterEach
    final void findsTheLogUnmoved() {
        assertThat(log.size()).isEqualTo(before);
    }
}
