package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class ReplayingTest {

    private static final String PATH = "/api/v1/quarantine/3:1881/replay";
    private static final String QUESTION = "/internal/quarantine/3:1881/replayable";

    @BeforeEach
    void reset() {
        FakeServices.reset();
    }

    @Test
    void asksTheStateAndThenTheLog() {
        FakeServices.ENTITIES.answers(QUESTION, 204, Map.of(), "");
        replay().statusCode(200).body("uri", equalTo(PATH));
        assertThat(FakeServices.EVENTS.asked()).hasSize(1);
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Principal")).startsWith("admin/");
    }

    @Test
    void passesOnWhatTheStateHasAgainstIt() {
        FakeServices.ENTITIES.answers(QUESTION, 409, Map.of(), """
                {"type": "/problems/already-replayed", "title": "Already replayed", "status": 409, "detail": "As 7:204."}""");
        replay().statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/already-replayed"))
                .body("detail", equalTo("As 7:204."))
                .body("instance", equalTo(PATH));
        assertThat(FakeServices.EVENTS.asked()).isEmpty();
    }

    @Test
    void doesNotGoOnWithoutTheState() {
        FakeServices.ENTITIES.close();
        replay().statusCode(503).body("type", equalTo("/problems/service-away"));
        assertThat(FakeServices.EVENTS.asked()).isEmpty();
    }

    @Test
    void isForAdmins() {
        given().header("Authorization", "Bearer " + FakeServices.PUBLISHER)
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse replay() {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + FakeServices.ADMIN)
                .post(PATH)
                .then();
    }
}
