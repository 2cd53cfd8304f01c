package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class RevisingTest {

    private static final String PATH = "/api/v1/announcements/h20-licence";
    private static final String CURRENT = "\"1764000000000000-0a1b2c3d\"";

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.ENTITIES.answers(PATH, 200, Map.of("ETag", CURRENT), "{}");
    }

    @Test
    void namesTheCurrentRevisionForTheClient() {
        correct(publisher()).statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Revision")).isEqualTo(CURRENT);
        assertThat(FakeServices.EVENTS.last().header("If-Match")).isNull();
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Absent")).isNull();
        assertThat(FakeServices.EVENTS.last().bodyLength()).isEqualTo(2);
    }

    @Test
    void honoursTheClientsOwn() {
        correct(publisher().header("If-Match", "\"7-00000000\", " + CURRENT)).statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("If-Match")).isEqualTo(CURRENT);
        correct(publisher().header("If-Match", "\"1-00000000\""))
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"))
                .body("detail", containsString("1764000000000000"));
        assertThat(FakeServices.EVENTS.asked()).hasSize(1);
    }

    @Test
    void looksAtTheRevisionWhoeverHasAnswered() {
        FakeServices.ENTITIES.answers(PATH, 200, Map.of("ETag", "\"1764000000000000-0a1b2c3d.00ff00ff\""), "{}");
        correct(publisher().header("If-Match", "\"1764000000000000-0a1b2c3d.11ee11ee\""))
                .statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("If-Match")).isEqualTo(CURRENT);
        correct(publisher()).statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Revision")).isEqualTo(CURRENT);
    }

    @Test
    void saysThatTheStateDoesNotKnowIt() {
        FakeServices.ENTITIES.answers(PATH, 404, Map.of(), "");
        correct(publisher()).statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Absent")).isEqualTo("true");
    }

    @Test
    void goesOnWithoutTheState() {
        FakeServices.ENTITIES.close();
        correct(publisher()).statusCode(200);
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Revision")).isNull();
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Absent")).isNull();
    }

    @Test
    void retractsTheSameWay() {
        publisher().delete(PATH + "?reason=wrong").then().statusCode(200).body("uri", equalTo(PATH + "?reason=wrong"));
        assertThat(FakeServices.EVENTS.last().header("X-Countermove-Revision")).isEqualTo(CURRENT);
        publisher().delete(PATH).then().statusCode(400).body("errors[0].pointer", equalTo("reason"));
    }

    private static ValidatableResponse correct(RequestSpecification request) {
        return request.contentType("application/json").body("{}").put(PATH).then();
    }

    private static RequestSpecification publisher() {
        return given().header("Authorization", "Bearer " + FakeServices.PUBLISHER);
    }
}
