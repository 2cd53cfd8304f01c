package io.countermove.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countermove.gateway.IssuedKey;
import io.countermove.gateway.IssuedKey.Revocation;
import io.countermove.gateway.Key;
import io.countermove.gateway.KeyIssuer;
import io.countermove.gateway.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key without its text, but in the answer that made it. Instants are RFC 3339 in UTC.
///
/// @param origin `issued` here, or of the `settings`; those have no dates
/// @param key the whole text, once
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
        String id,
        String name,
        String role,
        List<String> sources,
        boolean official,
        String origin,
        @Nullable String createdAt,
        @Nullable String createdBy,
        @Nullable String revokedAt,
        @Nullable String revokedBy,
        @Nullable String key) {

    static KeyView of(Key configured) {
        return of(configured, "settings", null, null, null, null);
    }

    static KeyView of(IssuedKey issued) {
        return of(issued, null);
    }

    static KeyView of(KeyIssuer.Issued issued) {
        return of(issued.key(), issued.text());
    }

    private static KeyView of(IssuedKey issued, @Nullable String text) {
        return of(issued.key(), "issued", issued.createdAt().toString(), issued.createdBy(), issued.revocation(), text);
    }

    private static KeyView of(
            Key key,
            String origin,
            @Nullable String createdAt,
            @Nullable String createdBy,
            @Nullable Revocation revocation,
            @Nullable String text) {
        Principal principal = key.principal();
        return new KeyView(
                key.id(),
                principal.name(),
                principal.role().word(),
                principal.sources(),
                principal.official(),
                origin,
                createdAt,
                createdBy,
                revocation == null ? null : revocation.at().toString(),
                revocation == null ? null : revocation.by(),
                text);
    }
}
