package io.countermove.gateway.http;

import io.countermove.gateway.Key;
import io.countermove.gateway.KeyIssuer;
import io.countermove.gateway.KeyLog;
import io.countermove.gateway.KeyRing;
import io.countermove.gateway.Keys;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Tokens;
import io.countermove.gateway.http.GatewaySettings.KeySettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// The keys, made of the settings: a key that is wrongly written stops the start.
final class Wiring {

    @Produces
    @Singleton
    Keys keys(GatewaySettings settings, KeyRing issued, Tokens tokens) {
        List<Key> keys = settings.keys().entrySet().stream()
                .map(entry -> key(entry.getKey(), entry.getValue()))
                .toList();
        return new Keys(keys, issued, tokens, settings.anonymousReading());
    }

    @Produces
    @Singleton
    KeyRing issuedKeys() {
        return new KeyRing();
    }

    @Produces
    @Singleton
    KeyIssuer keyIssuer(KeyRing ring, KeyLog log, Clock clock) {
        return new KeyIssuer(ring, log, clock);
    }

    private static Key key(String name, KeySettings key) {
        return Key.of(
                key.sha256(), new Principal(key.role(), name, key.sources().orElse(List.of()), key.official()));
    }
}
