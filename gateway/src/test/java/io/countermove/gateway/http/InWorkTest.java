package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
@TestProfile(InWorkTest.Two.class)
class InWorkTest {
    private static final String PATH = "/api/v1/announcements";

    public static final class Two implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "countermove.gateway.publications", "2",
                    "countermove.gateway.response-timeout", "PT1M");
        }
    }

    private final ArrayBlockingQueue<HttpServerRequest> held = new ArrayBlockingQueue<>(3);

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.awaitKeys();
        FakeServices.EVENTS.at(PATH, held::add);
    }

    @Test
    void refusesAPublicationMoreUntilOneIsAnswered() throws Exception {
        var one = begin();
        HttpServerRequest first = held.poll(20, TimeUnit.SECONDS);
        var two = begin();
        HttpServerRequest second = held.poll(20, TimeUnit.SECONDS);

        publish().statusCode(503).header("Retry-After", equalTo("2")).body("type", equalTo("/problems/saturated"));
        given().get("/api/v1/curbs").then().statusCode(200);
        assertThat(held).isEmpty();

        first.response().setStatusCode(202).end();
        one.join().statusCode(202);
        var three = begin();
        HttpServerRequest third = held.poll(20, TimeUnit.SECONDS);
        second.response().setStatusCode(202).end();
        third.response().setStatusCode(202).end();
        two.join().statusCode(202);
        three.join().statusCode(202);
    }

    private static CompletableFuture<ValidatableResponse> begin() {
        return CompletableFuture.supplyAsync(InWorkTest::publish, Thread::startVirtualThread);
    }

    private static ValidatableResponse publish() {
        return given().header("Authorization", "Bearer " + FakeServices.PUBLISHER)
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then();
    }
}
