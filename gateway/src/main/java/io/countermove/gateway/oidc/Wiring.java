package io.countermove.gateway.oidc;

import io.countermove.gateway.Tokens;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/// The issuer of the settings, if there is one.
final class Wiring {

    @Produces
    @Singleton
    Tokens tokens(OidcSettings settings) {
        return settings.issuer().map(issuer -> tokens(issuer, settings)).orElse(Tokens.NONE);
    }

    void close(@Disposes Tokens tokens) {
        if (tokens instanceof OidcTokens issuer) {
            issuer.close();
        }
    }

    private static Tokens tokens(URI issuer, OidcSettings settings) {
        String audience = settings.audience()
                .orElseThrow(() -> new IllegalStateException("countermove.gateway.oidc.issuer is set and .audience is"
                        + " not: tokens that are meant for others would be taken"));
        return new OidcTokens(issuer.toString(), audience, new IssuerKeys(issuer, settings), new Claims(settings));
    }
}
