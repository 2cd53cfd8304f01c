package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;

import io.countermove.gateway.FakeService;
import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class MovedServiceTest {

    private static final String PATH = "/api/v1/curbs";

    private final String secret;

    MovedServiceTest(@ConfigProperty(name = "countermove.internal.secret") String secret) {
        this.secret = secret;
    }

    @BeforeEach
    void reset() {
        FakeServices.reset();
    }

    @Test
    void isAskedWhereItIs() {
        try (var beside = new FakeService(FakeServices.VERTX)) {
            move(secret, port(beside), 204);
            FakeServices.ENTITIES.close();
            when().get(PATH).then().statusCode(200);

            FakeServices.ENTITIES.open();
            move(secret, port(FakeServices.ENTITIES), 204);
        }
        when().get(PATH).then().statusCode(200);
    }

    @Test
    void isMovedByNobodyElse() {
        move("a guess", 1, 404);
        given().put("/internal/services/entities?port=1").then().statusCode(404);
        move(secret, 0, 400);
        given().header("X-Countermove-Secret", secret)
                .put("/internal/services/events?port=1")
                .then()
                .statusCode(404);
        when().get(PATH).then().statusCode(200);
    }

    private static void move(String shown, int port, int status) {
        given().header("X-Countermove-Secret", shown)
                .put("/internal/services/entities?port=" + port)
                .then()
                .statusCode(status);
    }

    private static int port(FakeService service) {
        return URI.create(service.url()).getPort();
    }
}
