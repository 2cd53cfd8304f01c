package io.countermove.platform.topics;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Readiness: the topics are there and as they have to be.
@Readiness
@Singleton
public class TopicsCheck implements HealthCheck {
    private final Topics topics;

    TopicsCheck(Topics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("topics").status(topics.isReady());
        topics.complaints().forEach(response::withData);
        return response.build();
    }
}
