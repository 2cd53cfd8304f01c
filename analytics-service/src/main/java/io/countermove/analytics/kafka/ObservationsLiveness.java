package io.countermove.analytics.kafka;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while the observations are read.
@Liveness
@Singleton
public class ObservationsLiveness implements HealthCheck {

    private final ObservationReader reader;

    ObservationsLiveness(ObservationReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        var failure = reader.findFailure();
        var response = HealthCheckResponse.named("observations").status(failure.isEmpty());
        failure.ifPresent(text -> response.withData("failure", text));
        return response.build();
    }
}
