package io.countermove.events.kafka;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Readiness: the log is read up to where it ended at the start.
@Readiness
@Singleton
public class LogTailCheck implements HealthCheck {
    private final LogTailing tailing;

    LogTailCheck(LogTailing tailing) {
        this.tailing = tailing;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("log-memory").status(tailing.isReady());
        if (!tailing.complaint().isEmpty()) {
            response.withData("complaint", tailing.complaint());
        }
        return response.build();
    }
}
