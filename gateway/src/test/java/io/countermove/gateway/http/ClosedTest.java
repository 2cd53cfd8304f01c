package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.gateway.FakeServices;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.countermove.gateway.oidc.IssuerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway that nobody reads without a key, and that takes tokens of an issuer.
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
@TestProfile(ClosedTest.Closed.class)
class ClosedTest {

    /// Reading needs a key.
    public static final class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("countermove.gateway.anonymous-reading", "false");
        }
    }

    @Inject
    RoutingTable table;

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.ENTITIES.answers("/internal/quarantine/x/replayable", 204, Map.of(), "");
    }

    @Test
    void letsEachTokenDoWhatItsRoleMay() {
        assertThat(new Walk(table)
                        .as("nobody", null, null, 401)
                        .as("reader", token("countermove-reader"), Role.READER, 403)
                        .as("publisher", token("countermove-publisher"), Role.PUBLISHER, 403)
                        .as("admin", token("countermove-admin"), Role.ADMIN, 403)
                        .as("somebody without a role", token("cook"), null, 401)
                        .as("a key of the settings", FakeServices.PUBLISHER, Role.PUBLISHER, 403)
                        .wrong())
                .isEmpty();
    }

    @Test
    void tellsTheServicesWhoHoldsTheToken() {
        given().header("Authorization", "Bearer " + token("countermove-publisher"))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then()
                .statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Principal"))
                .isEqualTo("publisher/oidc:ada@example.org");
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Sources")).isEqualTo("/publishers/ada");
    }

    @Test
    void saysWhyATokenIsNotTaken() {
        given().header("Authorization", "Bearer " + token("cook"))
                .get("/api/v1/curbs")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/token-refused"))
                .body("detail", equalTo("The token names no role here in roles."));
    }

    private static String token(String role) {
        return IssuerResource.ISSUER.token(
                Map.of("roles", List.of(role), "countermove_sources", List.of("/publishers/ada")));
    }
}
