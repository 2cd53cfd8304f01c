package io.countermove.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key that an admin made through the API, with who did it and when. A revoked one stays known, so that it is clear
/// who published what.
public record IssuedKey(
        Key key,
        Instant createdAt,
        String createdBy,
        @Nullable Revocation revocation) {

    /// The end of a key.
    ///
    /// @param by `role/name` of who revoked it
    public record Revocation(Instant at, String by) {}

    public String id() {
        return key.id();
    }

    public boolean isRevoked() {
        return revocation != null;
    }

    IssuedKey revoked(Instant at, String by) {
        return isRevoked() ? this : new IssuedKey(key, createdAt, createdBy, new Revocation(at, by));
    }
}
