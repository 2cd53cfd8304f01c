package io.countermove.analytics.streams;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the fold has run. Answers do not depend on which instance folds what, so they go on while partitions
/// move;
/// a fold that has ended is the matter of [StreamsLiveness].
@Readiness
@Singleton
public class StreamsReadiness implements HealthCheck {

    private final Supplier<KafkaStreams.State> state;
    private volatile boolean hasRun;

    @Inject
    StreamsReadiness(KafkaStreams streams) {
        this(streams::state);
    }

    StreamsReadiness(Supplier<KafkaStreams.State> state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        var found = state.get();
        hasRun |= found == KafkaStreams.State.RUNNING;
        return HealthCheckResponse.named("streams running")
                .status(hasRun)
                .withData("state", found.name())
                .build();
    }
}
