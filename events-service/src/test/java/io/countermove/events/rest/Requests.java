package io.countermove.events.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// What the gateway sends, and what it expects.
final class Requests {
    static final String PATH = "/api/v1/announcements";
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Requests() {}

    static RequestSpecification publisher() {
        return as("publisher/local", "urn:countermove:local");
    }

    static RequestSpecification as(String principal, String sources) {
        return RestAssured.given()
                .config(PLAIN)
                .header("X-Countermove-Secret", "a test's secret")
                .header("X-Countermove-Principal", principal)
                .header("X-Countermove-Sources", sources)
                .contentType(ContentType.JSON);
    }

    static ValidatableResponse publish(String body) {
        return publisher().body(body).post(PATH).then();
    }

    static ValidatableResponse expectProblem(ValidatableResponse response, int status, String rule) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + rule))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    /// Baidu drops the fees of its chatbot.
    static String feesDropped(String id) {
        return announcement(id, "Fees dropped");
    }

    static String announcement(String id, String title) {
        return """
                {"id": "%s", "kind": "price.changed", "title": "%s", "announcedOn": "2025-02-13",
                 "participants": [{"role": "vendor", "entity": "org:baidu", "name": "百度"},
                                  {"role": "service", "entity": "service:ernie-bot"}],
                 "facts": [{"entity": "service:ernie-bot", "property": "subscription-fee", "validFrom": "2025-04-01",
                            "value": {"amount": 0, "currency": "CNY", "basis": "per-month"}}],
                 "source": {"publisher": "Baidu"}}""".formatted(id, title);
    }
}
