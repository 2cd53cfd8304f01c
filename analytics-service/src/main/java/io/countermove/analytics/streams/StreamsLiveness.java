package io.countermove.analytics.streams;

import io.countermove.analytics.LogLoss;
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
    private final LogLoss loss;

    StreamsLiveness(KafkaStreams streams, LogLoss loss) {
        this.streams = streams;
        this.loss = loss;
    }

    @Override
    public HealthCheckResponse call() {
        var state = streams.state();
        var response = HealthCheckResponse.named("streams");
        loss.findReason().ifPresent(reason -> response.withData("stopped", reason));
        return response.status(loss.findReason().isEmpty()
                        && !state.hasCompletedShutdown()
                        && state != KafkaStreams.State.PENDING_ERROR)
                .withData("state", state.name())
                .build();
    }
}
