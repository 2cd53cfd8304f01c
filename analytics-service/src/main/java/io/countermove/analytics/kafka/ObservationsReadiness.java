package io.countermove.analytics.kafka;

import io.countermove.analytics.LogLoss;
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
    private final LogLoss loss;

    ObservationsReadiness(Trends trends, LogLoss loss) {
        this.trends = trends;
        this.loss = loss;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("observations caught up");
        loss.findReason().ifPresent(reason -> response.withData("stopped", reason));
        return response.status(trends.isCaughtUp() && loss.findReason().isEmpty())
                .build();
    }
}
