package io.countermove.gateway.oidc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// The issuer of a closed gateway.
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

    public static final FakeIssuer ISSUER = new FakeIssuer();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "countermove.gateway.oidc.issuer",
                ISSUER.url(),
                "countermove.gateway.oidc.audience",
                FakeIssuer.AUDIENCE);
    }

    @Override
    public void stop() {
        ISSUER.close();
    }
}
