package io.countermove.gateway.http;

import io.countermove.gateway.Keys;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses to start a production gateway that is open by mistake or closed to everybody.
@Singleton
final class SafeStart {

    static final String DEVELOPMENT_SECRET = "development-secret";
    private static final int SHORTEST_SECRET = 16;

    private final GatewaySettings settings;
    private final String secret;
    private final Keys keys;

    SafeStart(
            GatewaySettings settings, @ConfigProperty(name = "countermove.internal.secret") String secret, Keys keys) {
        this.settings = settings;
        this.secret = secret;
        this.keys = keys;
    }

    void check(@Observes StartupEvent event, LaunchMode mode) {
        if (!mode.isDevOrTest()) {
            check();
        }
    }

    void check() {
        if (secret.equals(DEVELOPMENT_SECRET) || secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("countermove.internal.secret is the development secret or shorter than "
                    + SHORTEST_SECRET + " characters: give all services one long random secret");
        }
        if (keys.configured().isEmpty() && !settings.anonymousReading()) {
            throw new IllegalStateException("no key is configured and anonymous reading is off: nobody could use this"
                    + " gateway; set countermove.gateway.keys.<name>.role and .sha256");
        }
    }
}
