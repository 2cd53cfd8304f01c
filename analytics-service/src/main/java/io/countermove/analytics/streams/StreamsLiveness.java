package io.countermove.analytics.streams;

import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while the fold has not stopped for good.
@Liveness
@Singleton
public class StreamsLiveness implements HealthCheck {

    private final KafkaStreams streams;

    StreamsLiveness(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        var state = streams.state();
        return HealthCheckResponse.named("streams")
                .status(!state.hasCompletedShutdown() && state != KafkaStreams.State.PENDING_ERROR)
                .withData("state", state.name())
                .build();
    }
}
