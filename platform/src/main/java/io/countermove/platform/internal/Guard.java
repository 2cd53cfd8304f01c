package io.countermove.platform.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Knows the secret. Not part of the filter, which Quarkus makes before there is a configuration.
@ApplicationScoped
public class Guard {
    private final boolean guarded;
    private final byte[] secret;

    Guard(InternalSettings settings) {
        this.guarded = settings.guarded();
        this.secret = bytes(settings.secret());
    }

    boolean isGuarded() {
        return guarded;
    }

    /// Takes as long for a wrong guess as for a near one.
    boolean knows(@Nullable String offered) {
        return offered != null && MessageDigest.isEqual(bytes(offered), secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
