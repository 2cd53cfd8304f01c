package io.countermove.platform.internal;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Stops the start of a production process that everyone could call.
@Singleton
public class SecretCheck {
    void check(@Observes StartupEvent started, InternalSettings settings) {
        refuseUnsafe(settings.secret(), ConfigUtils.isProfileActive("prod"));
    }

    static void refuseUnsafe(String secret, boolean production) {
        if (secret.isBlank()) {
            throw new IllegalStateException("countermove.internal.secret is blank");
        }
        if (production && secret.equals(InternalSettings.DEVELOPMENT_SECRET)) {
            throw new IllegalStateException("countermove.internal.secret is the development secret: set another one");
        }
    }
}
