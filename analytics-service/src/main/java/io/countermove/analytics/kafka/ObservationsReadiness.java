package io.countermove.analytics.kafka;

import io.countermove.analytics.Trends;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the observations have caught up with the start.
@Readiness
@Singleton
public class ObservationsReadiness implements HealthCheck {

    private final Trends trends;

    ObservationsReadiness(Trends trends) {
        this.trends = trends;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("observations caught up")
                .status(trends.isCaughtUp())
                .build();
    }
}
