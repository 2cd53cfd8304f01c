package io.countermove.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.gateway.Principal;
import io.countermove.gateway.Role;
import io.countermove.gateway.Tokens;
import io.countermove.gateway.Tokens.Verdict;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OidcTokensTest {

    private static final Map<String, Object> PUBLISHER =
            Map.of("roles", List.of("countermove-publisher"), "countermove_sources", List.of("/publishers/ada"));

    private final FakeIssuer issuer = new FakeIssuer();
    private final OidcTokens tokens = tokens(Map.of());

    @AfterEach
    void close() {
        tokens.close();
        issuer.close();
    }

    @Test
    void makesAPrincipalOfClaims() {
        assertThat(judge(issuer.token(PUBLISHER)))
                .isEqualTo(new Verdict.Genuine(
                        new Principal(Role.PUBLISHER, "oidc:ada@example.org", List.of("/publishers/ada"), false)));
        assertThat(judge(issuer.token(Map.of("roles", "countermove-reader countermove-admin offline_access"))))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.principal().role()).isEqualTo(Role.ADMIN));
    }

    @Test
    void readsRolesAsTheIssuerCallsThem() {
        try (OidcTokens keycloak = tokens(Map.of(
                "countermove.gateway.oidc.role-claim", "realm_access/roles",
                "countermove.gateway.oidc.roles.desk", "publisher",
                "countermove.gateway.oidc.name-claim", "preferred_username"))) {
            Map<String, Object> claims = Map.of(
                    "realm_access", Map.of("roles", List.of("desk", "countermove-admin")), "preferred_username", "ada");
            assertThat(judge(keycloak, issuer.token(claims)))
                    .isEqualTo(new Verdict.Genuine(new Principal(Role.PUBLISHER, "oidc:ada", List.of(), false)));
        }
    }

    @Test
    void refusesWhatIsNotForUs() {
        JwtClaims old = issuer.claims(PUBLISHER);
        old.setExpirationTime(NumericDate.fromSeconds(1_700_000_000));
        JwtClaims endless = issuer.claims(PUBLISHER);
        endless.unsetClaim("exp");
        JwtClaims others = issuer.claims(PUBLISHER);
        others.setAudience("another-system");
        JwtClaims foreign = issuer.claims(PUBLISHER);
        foreign.setIssuer("https://elsewhere.example");
        assertThat(reason(signed(old))).contains("expired");
        assertThat(judge(signed(endless))).isInstanceOf(Verdict.Refused.class);
        assertThat(reason(signed(others))).contains("not meant for this system");
        assertThat(reason(signed(foreign))).contains("another issuer");
        assertThat(reason(issuer.token(Map.of("roles", List.of("cook"))))).contains("no role");
        assertThat(reason(issuer.token(Map.of("roles", "countermove-reader", "sub", "a b\n"))))
                .contains("characters");
    }

    @Test
    void refusesForgeries() throws Exception {
        JwtClaims claims = issuer.claims(PUBLISHER);
        var impostor = FakeIssuer.key(issuer.current().getKeyId());
        assertThat(reason(FakeIssuer.sign(claims, impostor))).contains("not signed by the issuer");
        String[] parts = issuer.token(PUBLISHER).split("\\.", -1);
        String admin = base64(claims.toJson().replace("publisher", "admin"));
        assertThat(judge(parts[0] + "." + admin + "." + parts[2])).isInstanceOf(Verdict.Refused.class);
        assertThat(judge(base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]))
                .isInstanceOf(Verdict.Refused.class);
        JsonWebSignature shared = new JsonWebSignature();
        shared.setPayload(claims.toJson());
        shared.setKey(new HmacKey(issuer.current().getPublicKey().getEncoded()));
        shared.setKeyIdHeaderValue(issuer.current().getKeyId());
        shared.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        assertThat(judge(shared.getCompactSerialization())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void leavesKeysToOthers() {
        assertThat(tokens.judge("cm_" + "0".repeat(48))).isInstanceOf(Verdict.NotTaken.class);
        assertThat(tokens.judge("a.b")).isInstanceOf(Verdict.NotTaken.class);
    }

    @Test
    void learnsANewKeyOfTheIssuer() {
        assertThat(judge(issuer.token(PUBLISHER))).isInstanceOf(Verdict.Genuine.class);
        issuer.rotate();
        String token = issuer.token(PUBLISHER);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!(tokens.judge(token) instanceof Verdict.Genuine) && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(tokens.judge(token)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void keepsTheKeysWhileTheIssuerIsAway() {
        String token = issuer.token(PUBLISHER);
        assertThat(judge(token)).isInstanceOf(Verdict.Genuine.class);
        issuer.close();
        assertThat(tokens.judge(token)).isInstanceOf(Verdict.Genuine.class);
    }

    private Verdict judge(String token) {
        return judge(tokens, token);
    }

    /// As a client does that is told to try again.
    private static Verdict judge(Tokens tokens, String token) {
        Verdict verdict = tokens.judge(token);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (verdict instanceof Verdict.Undecided && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            verdict = tokens.judge(token);
        }
        return verdict;
    }

    private String reason(String token) {
        return judge(token) instanceof Verdict.Refused(String reason) ? reason : "taken";
    }

    private String signed(JwtClaims claims) {
        return FakeIssuer.sign(claims, issuer.current());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private OidcTokens tokens(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("countermove.gateway.oidc.issuer", issuer.url());
        OidcSettings settings = new SmallRyeConfigBuilder()
                .withMapping(OidcSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(OidcSettings.class);
        return new OidcTokens(
                issuer.url(),
                FakeIssuer.AUDIENCE,
                new IssuerKeys(URI.create(issuer.url()), settings),
                new Claims(settings));
    }
}
