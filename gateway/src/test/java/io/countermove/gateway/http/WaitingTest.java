package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class WaitingTest {
    private static final String PATH = "/api/v1/announcements";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.EVENTS.answers(PATH, 202, JSON, "{\"id\": \"fees\", \"position\": \"3:1881\"}");
    }

    @Test
    void answersWhenTheStateShowsWhatWasPublished() {
        var asked = new AtomicInteger();
        FakeServices.ENTITIES.at(
                PATH + "/fees",
                request -> request.response()
                        .setStatusCode(asked.incrementAndGet() < 3 ? 503 : 200)
                        .end());
        publish("respond-async, wait=20")
                .statusCode(201)
                .header("Preference-Applied", equalTo("wait=20"))
                .body("position", equalTo("3:1881"));
        assertThat(asked).hasValue(3);
        assertThat(FakeServices.ENTITIES.last().uri()).isEqualTo(PATH + "/fees?atLeast=3:1881");
    }

    @Test
    void waitsForAllOfABatch() {
        FakeServices.EVENTS.answers(
                PATH,
                202,
                JSON,
                "[{\"id\": \"a\", \"position\": \"3:18\"}, {\"id\": \"b\", \"position\": \"0:7\"}, {\"id\": \"c\", \"position\": \"3:20\"}]");
        FakeServices.ENTITIES.answers(PATH + "/c", 410, Map.of(), "");
        publish("wait=5").statusCode(201);
        assertThat(FakeServices.ENTITIES.last().uri()).isEqualTo(PATH + "/c?atLeast=0:7,3:20");
    }

    @Test
    void saysThatItWaitedInVain() {
        FakeServices.ENTITIES.close();
        publish("wait=1").statusCode(202).header("Preference-Applied", equalTo("wait=1"));
    }

    @Test
    void waitsForNobodyWhoDoesNotAsk() {
        publish("respond-async").statusCode(202).header("Preference-Applied", nullValue());
        FakeServices.EVENTS.answers(PATH, 422, JSON, "{}");
        publish("wait=20").statusCode(422).header("Preference-Applied", nullValue());
        assertThat(FakeServices.ENTITIES.asked()).isEmpty();
    }

    @Test
    void grantsNoMoreThanItCanHold() {
        assertThat(Waiting.findSeconds("wait=100000")).hasValue(Waiting.MOST_SECONDS);
        assertThat(Waiting.findSeconds("handling=lenient; wait=3, x")).hasValue(3);
        assertThat(Waiting.findSeconds("await=3")).isEmpty();
        assertThat(Waiting.findSeconds("wait=-1")).isEmpty();
        assertThat(Waiting.findSeconds(null)).isEmpty();
    }

    private static ValidatableResponse publish(String prefer) {
        return given().header("Authorization", "Bearer " + FakeServices.PUBLISHER)
                .header("Prefer", prefer)
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then();
    }
}
