package io.countermove.gateway.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.gateway.IssuedKey;
import io.countermove.gateway.IssuedKey.Revocation;
import io.countermove.gateway.Key;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issued key as it stands on the topic, under `key/<id>`. Instants are RFC 3339 in UTC.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record KeyRecord(
        String sha256,
        String role,
        String name,
        List<String> sources,
        boolean official,
        String createdAt,
        String createdBy,
        @Nullable String revokedAt,
        @Nullable String revokedBy) {

    static final String PREFIX = "key/";

    private static final JsonMapper JSON = new JsonMapper();

    static KeyRecord of(IssuedKey issued) {
        Principal principal = issued.key().principal();
        Revocation revocation = issued.revocation();
        return new KeyRecord(
                issued.key().sha256(),
                principal.role().word(),
                principal.name(),
                principal.sources(),
                principal.official(),
                issued.createdAt().toString(),
                issued.createdBy(),
                revocation == null ? null : revocation.at().toString(),
                revocation == null ? null : revocation.by());
    }

    /// Fails with an [IOException] or a [RuntimeException] on what is no such record.
    static KeyRecord parse(byte[] value) throws IOException {
        return JSON.readValue(value, KeyRecord.class);
    }

    IssuedKey toDomain() {
        Principal principal = new Principal(Role.named(role), name, sources, official);
        Revocation revocation =
                revokedAt == null || revokedBy == null ? null : new Revocation(Instant.parse(revokedAt), revokedBy);
        return new IssuedKey(Key.of(sha256, principal), Instant.parse(createdAt), createdBy, revocation);
    }

    static byte[] recordKey(IssuedKey issued) {
        return (PREFIX + issued.id()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] toBytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
