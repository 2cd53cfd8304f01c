package io.countermove.platform;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EdgeTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void refusesACallWithoutTheSecret() {
        expectProblem(RestAssured.given().get("/sample/caller").then(), 401, "secret-missing");
        expectProblem(
                RestAssured.given()
                        .header("X-Countermove-Secret", "a guess")
                        .get("/nowhere")
                        .then(),
                401,
                "secret-missing");
    }

    @Test
    void leavesHealthOpen() {
        RestAssured.given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void tellsTheResourceWhoCalls() {
        inside().header("X-Countermove-Principal", "publisher/local")
                .header("X-Countermove-Sources", "urn:a urn:b")
                .get("/sample/caller")
                .then()
                .statusCode(200)
                .body("principal", equalTo("publisher/local"))
                .body("sources[1]", equalTo("urn:b"));
        inside().get("/sample/caller").then().body("principal", equalTo("reader/anonymous"));
    }

    @Test
    void answersWhatJakartaRefusesWithProblems() {
        expectProblem(inside().get("/nowhere").then(), 404, "not-found");
        expectProblem(inside().delete("/sample/body").then(), 405, "method-not-allowed");
        expectProblem(
                inside().contentType(ContentType.XML)
                        .body("<a/>")
                        .post("/sample/body")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void locatesMalformedJson() {
        expectProblem(
                        inside().contentType(ContentType.JSON)
                                .body("{\"a\": 1,\n \"b\": }")
                                .post("/sample/body")
                                .then(),
                        400,
                        "malformed-json")
                .body("detail", containsString("Line 2, column"));
        expectProblem(
                        inside().contentType(ContentType.JSON)
                                .body("{\"a\": \"x\"}")
                                .post("/sample/body")
                                .then(),
                        400,
                        "malformed-json")
                .body("errors[0].pointer", equalTo("/a"));
    }

    @Test
    void keepsInternalsOutOfTheAnswer() {
        expectProblem(
                        inside().header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                                .get("/sample/fails/badly")
                                .then(),
                        500,
                        "unexpected")
                .body("traceId", equalTo(TRACE))
                .body(not(containsString("log only")));
    }

    @Test
    void carriesHeadersAndMembersOfAProblem() {
        expectProblem(inside().get("/sample/fails/away").then(), 503, "broker-away")
                .header("Retry-After", "3")
                .body("outcome", equalTo("unknown"))
                .body("instance", equalTo("/sample/fails/away"));
    }

    @Test
    void refusesUnknownParametersAndNamesTheKnown() {
        expectProblem(inside().get("/sample/as-of?validOn=2025-01-01&q=h20").then(), 400, "unknown-parameter")
                .body("detail", containsString("there are: knownAt, knownBy, q, validAt"))
                .body("errors[0].pointer", equalTo("validOn"));
    }

    @Test
    void resolvesTheTimesOfARead() {
        inside().get("/sample/as-of?validAt=2025-04-15&knownAt=2025-05-20")
                .then()
                .statusCode(200)
                .body("validAt", equalTo("2025-04-15"))
                .body("knownAt", equalTo("2025-05-20T23:59:59.999999Z"));
        expectProblem(inside().get("/sample/as-of?validAt=2025-02-30").then(), 400, "bad-parameter")
                .body("errors[0].pointer", equalTo("validAt"));
    }

    private static RequestSpecification inside() {
        return RestAssured.given().header("X-Countermove-Secret", "a test's secret");
    }

    private static ValidatableResponse expectProblem(ValidatableResponse response, int status, String rule) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + rule))
                .body("status", equalTo(status))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }
}
