package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.gateway.FakeServices;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of the contract, with every kind of key. Reading needs none here.
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class RolesTest {

    @Inject
    RoutingTable table;

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.ENTITIES.answers("/internal/quarantine/x/replayable", 204, Map.of(), "");
    }

    @Test
    void letsEachKeyDoWhatItsRoleMay() {
        FakeServices.awaitKeys();
        assertThat(table.operations()).hasSizeGreaterThan(25);
        assertThat(new Walk(table)
                        .as("nobody", null, Role.READER, 401)
                        .as("reader", FakeServices.READER, Role.READER, 403)
                        .as("publisher", FakeServices.PUBLISHER, Role.PUBLISHER, 403)
                        .as("admin", FakeServices.ADMIN, Role.ADMIN, 403)
                        .as("revoked admin", revoked(), null, 401)
                        .as("garbage", "cm_' or 1=1", null, 401)
                        .as("an empty key", "", null, 401)
                        .as("somebody with the hash of a key", FakeServices.hex(FakeServices.ADMIN), null, 401)
                        .as("somebody with a token, and there is no issuer", "eyJ.eyJ.c2ln", null, 401)
                        .wrong())
                .isEmpty();
    }

    private static String revoked() {
        Response made = admin().contentType("application/json")
                .body("{\"name\": \"former\", \"role\": \"admin\"}")
                .post("/api/v1/keys");
        admin().delete("/api/v1/keys/" + made.path("id")).then().statusCode(200);
        return made.path("key");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + FakeServices.ADMIN);
    }
}
