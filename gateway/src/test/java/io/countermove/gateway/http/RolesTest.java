package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.gateway.FakeServices;
import io.countermove.gateway.Operation;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of the contract, with every kind of key. Reading needs none here.
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class RolesTest {

    private static final int ALLOWED = 200;

    @Inject
    RoutingTable table;

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.ENTITIES.answers("/internal/quarantine/x/replayable", 204, java.util.Map.of(), "");
    }

    @Test
    void letsEachKeyDoWhatItsRoleMay() {
        String revoked = revoked();
        List<String> wrong = new ArrayList<>();
        for (Operation operation : table.operations()) {
            Role role = operation.role();
            expect(wrong, operation, "no key", null, role == Role.READER ? ALLOWED : 401);
            expect(wrong, operation, "reader", FakeServices.READER, Role.READER.includes(role) ? ALLOWED : 403);
            expect(
                    wrong,
                    operation,
                    "publisher",
                    FakeServices.PUBLISHER,
                    Role.PUBLISHER.includes(role) ? ALLOWED : 403);
            expect(wrong, operation, "admin", FakeServices.ADMIN, ALLOWED);
            expect(wrong, operation, "revoked", revoked, 401);
            expect(wrong, operation, "garbage", "cm_' or 1=1", 401);
            expect(wrong, operation, "empty", "", 401);
            expect(wrong, operation, "hash of a key", FakeServices.hex(FakeServices.ADMIN), 401);
        }
        assertThat(table.operations()).hasSizeGreaterThan(25);
        assertThat(wrong).isEmpty();
    }

    private static void expect(
            List<String> wrong, Operation operation, String who, @Nullable String key, int expected) {
        Response response = call(operation, key);
        int status = response.statusCode();
        boolean refused = status == 401 || status == 403;
        boolean right = expected == ALLOWED ? !refused : status == expected && isProblem(response);
        if (!right) {
            wrong.add(operation.id() + " with " + who + ": " + status + ", not " + expected);
        }
    }

    private static boolean isProblem(Response response) {
        return response.contentType().startsWith("application/problem+json")
                && response.header("WWW-Authenticate").startsWith("Bearer ")
                && !response.path("traceId").toString().isEmpty();
    }

    private static Response call(Operation operation, @Nullable String key) {
        String path = operation.path().text().replaceAll("\\{[^}]+}", "x");
        RequestSpecification request = given();
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!operation.bodies().isEmpty()) {
            request.contentType(operation.bodies().keySet().iterator().next())
                    .body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), path);
    }

    private static String revoked() {
        RequestSpecification admin = given().header("Authorization", "Bearer " + FakeServices.ADMIN);
        Response made = admin.contentType("application/json")
                .body("{\"name\": \"former\", \"role\": \"admin\"}")
                .post("/api/v1/keys");
        given().header("Authorization", "Bearer " + FakeServices.ADMIN)
                .delete("/api/v1/keys/" + made.path("id"))
                .then()
                .statusCode(200);
        return made.path("key");
    }
}
