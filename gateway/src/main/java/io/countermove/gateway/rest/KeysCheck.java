package io.countermove.gateway.rest;

import io.countermove.gateway.KeyRing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Readiness: the issued keys are known, or have not come for so long that it is better to serve who needs none of
/// them.
@Readiness
@Singleton
public final class KeysCheck implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeyRing issued;
    private final Clock clock;
    private final Instant started;

    KeysCheck(KeyRing issued, Clock clock) {
        this.issued = issued;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public HealthCheckResponse call() {
        boolean patient = clock.instant().isBefore(started.plus(PATIENCE));
        return HealthCheckResponse.named("keys")
                .status(issued.isRead() || !patient)
                .withData("read", issued.isRead())
                .build();
    }
}
