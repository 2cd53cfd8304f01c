package io.countermove.events.kafka;

import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;

/// Waits until the service says that it is ready, as a deployment does.
public final class Ready {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Ready() {}

    public static void await() {
        var deadline = Instant.now().plus(LONGEST);
        while (RestAssured.get("/q/health/ready").statusCode() != 200) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        RestAssured.get("/q/health/ready").asString());
            }
        }
    }
}
