package io.countermove.gateway.oidc;

import io.countermove.gateway.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// `countermove.gateway.oidc`: the OpenID Connect issuer whose tokens are taken beside keys. Without an issuer none
/// are.
@ConfigMapping(prefix = "countermove.gateway.oidc")
public interface OidcSettings {

    /// As it stands in `iss`; its keys are found by `/.well-known/openid-configuration` below it.
    Optional<URI> issuer();

    /// Whom a token must be meant for (`aud`). Has to be set with the issuer: its other tokens are not for us.
    Optional<String> audience();

    /// Where the keys are, when they should not be discovered.
    Optional<URI> jwksUrl();

    /// The claim that holds the roles, a text or a list; `/` leads into nested ones (`realm_access/roles`).
    @WithDefault("roles")
    String roleClaim();

    /// What the issuer calls our roles; else `countermove-reader`, `countermove-publisher`, `countermove-admin`.
    Map<String, Role> roles();

    /// The claim that names the holder.
    @WithDefault("sub")
    String nameClaim();

    /// The claim with the source prefixes of a publisher, a list or words.
    @WithDefault("countermove_sources")
    String sourcesClaim();

    /// The claim that says whether its holder may call a source official.
    @WithDefault("countermove_official")
    String officialClaim();

    /// How often the issuer's keys are fetched anew; a token with a new key makes it happen sooner.
    @WithDefault("PT10M")
    Duration refresh();
}
