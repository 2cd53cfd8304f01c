package io.countermove.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StreamsReadinessTest {

    private final AtomicReference<State> state = new AtomicReference<>(State.REBALANCING);
    private final StreamsReadiness readiness = new StreamsReadiness(state::get);

    @Test
    void staysReadyWhilePartitionsMove() {
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

        state.set(State.RUNNING);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        state.set(State.REBALANCING);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
        assertThat(readiness.call().getData()).contains(Map.of("state", "REBALANCING"));
    }
}
