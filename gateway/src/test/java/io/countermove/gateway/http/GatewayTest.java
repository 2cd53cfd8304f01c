package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.countermove.gateway.FakeService.Asked;
import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class GatewayTest {

    @BeforeEach
    void reset() {
        FakeServices.reset();
    }

    @Test
    void forwardsPathAndQueryUnchanged() {
        given().urlEncodingEnabled(false)
                .when()
                .get("/api/v1/entities/chip%3Anvidia-h20?validAt=2025-05-20&knownBy=public")
                .then()
                .statusCode(200)
                .header("ETag", "W/\"echo\"")
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .body("uri", equalTo("/api/v1/entities/chip%3Anvidia-h20?validAt=2025-05-20&knownBy=public"));
    }

    @Test
    void asksTheMetricsForWhatFollowedACurb() {
        var path = "/api/v1/curbs/policy:us-ai-chip-curb-2025-04/impact";

        given().urlEncodingEnabled(false)
                .get(path + "?window=180&side=CN&validAt=2025-12-01&atLeast=0:1")
                .then()
                .statusCode(200)
                .body("uri", equalTo(path + "?window=180&side=CN&validAt=2025-12-01&atLeast=0:1"));
        when().get(path + "?window=7").then().statusCode(400).body("errors.pointer", contains("window"));
        when().get(path + "?target=chip:nvidia-h20").then().statusCode(400);
        assertThat(FakeServices.ANALYTICS.asked()).hasSize(1);
        assertThat(FakeServices.ENTITIES.asked()).isEmpty();
    }

    @Test
    void tellsTheServiceWhoCallsAndNothingThatTheClientMadeUp() {
        key(FakeServices.PUBLISHER)
                .header("X-Countermove-Principal", "admin/root")
                .header("X-Countermove-Absent", "true")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("ce-id", "1")
                .header("Cookie", "a=b")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then()
                .statusCode(200)
                .body("length", equalTo(2));
        Asked asked = FakeServices.EVENTS.last();
        assertThat(asked.header("X-Countermove-Principal")).isEqualTo("publisher/local");
        assertThat(asked.header("X-Countermove-Sources")).isEqualTo("urn:countermove:local urn:countermove:desk");
        assertThat(asked.header("X-Countermove-Official")).isEqualTo("true");
        assertThat(asked.header("X-Countermove-Secret")).isEqualTo("development-secret");
        assertThat(asked.header("X-Countermove-Absent")).isNull();
        assertThat(asked.header("Authorization")).isNull();
        assertThat(asked.header("Cookie")).isNull();
        assertThat(asked.header("ce-id")).isEqualTo("1");
        assertThat(asked.header("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    @Test
    void challengesWithoutAKeyAndWithATooLowOne() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"countermove\"")
                .body("type", equalTo("/problems/key-required"))
                .body("instance", equalTo("/api/v1/announcements"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
        key(FakeServices.READER)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("insufficient_scope"));
        assertThat(FakeServices.EVENTS.asked()).isEmpty();
    }

    @Test
    void refusesAnUnknownParameterAndNamesTheKnown() {
        when().get("/api/v1/curbs?state=in-force")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-parameter"))
                .body("detail", containsString("\"state\""))
                .body("detail", containsString("issuer, jurisdiction, knownAt"))
                .body("errors.pointer", contains("state"));
        when().get("/api/v1/vocabulary?lang=de").then().statusCode(400).body("detail", containsString("It takes none"));
        assertThat(FakeServices.ENTITIES.asked()).isEmpty();
    }

    @Test
    void answersUnknownPathsAndMethodsAsProblems() {
        when().get("/api/v1/curb").then().statusCode(404).body("type", equalTo("/problems/not-found"));
        when().get("/internal/reconciliation").then().statusCode(404);
        given().urlEncodingEnabled(false)
                .get("/api/v1/curbs/../../../internal/reconciliation")
                .then()
                .statusCode(404);
        when().patch("/api/v1/announcements/x")
                .then()
                .statusCode(405)
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, PUT")
                .body("type", equalTo("/problems/method-not-allowed"));
        when().post("/").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
        assertThat(FakeServices.ENTITIES.asked()).isEmpty();
    }

    @Test
    void answersHeadAndOptions() {
        when().head("/api/v1/curbs").then().statusCode(200).header("ETag", "W/\"echo\"");
        when().options("/api/v1/curbs").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
        given().header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/announcements")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", containsString("Authorization"));
    }

    @Test
    void refusesAnUnknownMediaType() {
        key(FakeServices.PUBLISHER)
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/announcements")
                .then()
                .statusCode(415)
                .header("Accept", containsString("application/json"))
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void refusesCompressedBodies() {
        key(FakeServices.PUBLISHER)
                .contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body("x")
                .post("/api/v1/announcements")
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "identity")
                .body("type", equalTo("/problems/unsupported-content-coding"));
    }

    @Test
    void refusesTenMegabytesWithAProblem() {
        key(FakeServices.PUBLISHER)
                .contentType("application/json")
                .body(new byte[10 * 1024 * 1024])
                .post("/api/v1/announcements")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"));
        given().contentType("application/json")
                .body(new byte[10 * 1024 * 1024])
                .post("/api/v1/announcements")
                .then()
                .statusCode(401);
        assertThat(FakeServices.EVENTS.asked()).isEmpty();
    }

    @Test
    void passesNotModifiedAndRedirectsOn() {
        FakeServices.ENTITIES.answers("/api/v1/curbs", 304, Map.of("ETag", "W/\"1\""), "");
        given().header("If-None-Match", "W/\"1\"")
                .get("/api/v1/curbs")
                .then()
                .statusCode(304)
                .header("ETag", "W/\"1\"");
        assertThat(FakeServices.ENTITIES.last().header("If-None-Match")).isEqualTo("W/\"1\"");
        FakeServices.ENTITIES.answers(
                "/api/v1/entities/org:bidu",
                301,
                Map.of("Location", FakeServices.ENTITIES.url() + "/api/v1/entities/org:baidu"),
                "");
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/api/v1/entities/org:bidu")
                .then()
                .statusCode(301)
                .header("Location", "/api/v1/entities/org:baidu");
    }

    @Test
    void saysHonestlyThatAServiceIsAway() {
        FakeServices.ENTITIES.close();
        when().get("/api/v1/curbs")
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("type", equalTo("/problems/service-away"))
                .body("detail", containsString("entities-service"));
        FakeServices.EVENTS.close();
        key(FakeServices.PUBLISHER)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/service-away"))
                .body("detail", containsString("Nothing was done"));
        when().get("/api/v1/trends").then().statusCode(200);
    }

    @Test
    void saysThatTheOutcomeOfAnUnansweredWriteIsUnknown() {
        FakeServices.EVENTS.at("/api/v1/announcements", _ -> {});
        key(FakeServices.PUBLISHER)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("type", equalTo("/problems/outcome-unknown"))
                .body("detail", containsString("events-service"));
        assertThat(FakeServices.EVENTS.asked()).hasSize(1);
        FakeServices.ENTITIES.at("/api/v1/curbs", _ -> {});
        when().get("/api/v1/curbs").then().statusCode(503).body("type", equalTo("/problems/service-away"));
    }

    @Test
    void readsAgainWhenAPooledConnectionWasClosed() {
        when().get("/api/v1/curbs").then().statusCode(200);
        FakeServices.ENTITIES.at("/api/v1/curbs", request -> {
            FakeServices.ENTITIES.answers("/api/v1/curbs", "{\"second\": true}");
            request.connection().close();
        });
        when().get("/api/v1/curbs").then().statusCode(200).body("second", equalTo(true));
    }

    @Test
    void doesNotBlameTheClientForAWrongSecret() {
        FakeServices.ENTITIES.answers("/api/v1/curbs", 401, Map.of(), "");
        when().get("/api/v1/curbs").then().statusCode(502).body("type", equalTo("/problems/service-misconfigured"));
    }

    @Test
    void passesAServicesProblemOn() {
        String problem = "{\"type\": \"/problems/retracted\", \"status\": 410}";
        FakeServices.ENTITIES.answers(
                "/api/v1/announcements/h20", 410, Map.of("Content-Type", "application/problem+json"), problem);
        when().get("/api/v1/announcements/h20")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/retracted"))
                .body("traceId", nullValue());
    }

    private static RequestSpecification key(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
