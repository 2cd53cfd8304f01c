package io.countermove.events.imports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.events.imports.TestFile;
import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class ImportResourceTest extends OverTheLog {
    private static final String PATH = "/api/v1/imports";

    @Test
    void importsAVintageOverAnotherAndNothingTwice() throws Exception {
        long before = log.size();
        assertThat(summary("vintage=2025-11-02", TestFile.epoch("2025-11-02"))
                        .path("dryRun")
                        .asBoolean())
                .isTrue();
        assertThat(log.size()).isEqualTo(before);
        var first = summary("dryRun=false&vintage=2025-11-02", TestFile.epoch("2025-11-02"));
        assertThat(first.path("published").asLong()).isEqualTo(41);
        assertThat(first.path("formatGuessed").asBoolean()).isTrue();
        assertThat(first.path("position").asText()).contains(":");
        assertThat(log.size()).isEqualTo(before + 41);
        var again = summary("dryRun=false&vintage=2025-11-02", TestFile.epoch("2025-11-02"));
        assertThat(again.path("unchanged").asLong()).isEqualTo(41);
        assertThat(again.has("position")).isFalse();
        var newer = summary("dryRun=false&vintage=2025-12-02&format=epoch-models", TestFile.epoch("2025-12-02"));
        assertThat(newer.path("published").asLong()).isEqualTo(6);
        assertThat(newer.path("corrected").asLong()).isEqualTo(1);
        assertThat(newer.path("retracted").asLong()).isEqualTo(1);
        assertThat(log.size()).isEqualTo(before + 49);
        refused("dryRun=false&vintage=2025-11-02", TestFile.epoch("2025-11-02").bytes(), 422, "older-vintage");
        var one = "Model,Organization,Publication date\nGPT-4.5,OpenAI,2025-02-27\n";
        refused("dryRun=false&vintage=2025-12-02", one.getBytes(StandardCharsets.US_ASCII), 422, "shrunken-file")
                .body("wouldRetract", equalTo(45))
                .body("known", equalTo(46));
    }

    @Test
    void saysWhatAFileOfAnotherFormatSeemsToBe() {
        refused("", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII), 422, "unknown-format")
                .body("detail", containsString("PDF"))
                .body("detail", containsString("Accepted: epoch-models"));
        refused("", "[{}]".getBytes(StandardCharsets.US_ASCII), 422, "unknown-format")
                .body("detail", containsString("JSON array"));
        refused("", " \n".getBytes(StandardCharsets.US_ASCII), 422, "empty-file");
        refused("format=excel", "x".getBytes(StandardCharsets.US_ASCII), 400, "bad-parameter")
                .body("detail", containsString("epoch-models, epoch-hardware, epoch-clusters, epoch-eci, csv, ndjson"));
        refused("vintage=2999-01-01", "x".getBytes(StandardCharsets.US_ASCII), 400, "bad-parameter");
    }

    @Test
    void refusesAKeyThatMayNotPublishAsTheFeed() {
        as("publisher/local", "/publishers/local")
                .body(TestFile.epoch("2025-11-02").bytes())
                .post(PATH)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/source-not-allowed"))
                .body("detail", containsString("/feeds/epoch-models"));
        as("reader/anonymous", "")
                .body("x".getBytes(StandardCharsets.US_ASCII))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void takesOurOwnAnnouncementsAndRefusesLines() throws Exception {
        var lines =
                "{\"id\":\"imported\",\"kind\":\"statement.made\",\"title\":\"T\",\"announcedOn\":\"2025-02-13\",\"participants\":"
                        + "[{\"role\":\"actor\",\"entity\":\"org:baidu\"}],\"source\":{\"publisher\":\"Baidu\"}}\n{\"kind\":3}\n";
        var answer = lines("dryRun=false", TestFile.of(lines));
        assertThat(answer[0]).contains("\"refused\"").contains("\"line\":2");
        assertThat(new JsonMapper()
                        .readTree(answer[1])
                        .path("summary")
                        .path("published")
                        .asLong())
                .isEqualTo(1);
    }

    private static JsonNode summary(String query, TestFile file) throws Exception {
        var lines = lines(query, file);
        return new JsonMapper().readTree(lines[lines.length - 1]).path("summary");
    }

    private static String[] lines(String query, TestFile file) {
        return publisher()
                .body(file.bytes())
                .post(PATH + "?" + query)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .split("\n");
    }

    private static ValidatableResponse refused(String query, byte[] body, int status, String rule) {
        return publisher()
                .body(body)
                .post(PATH + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + rule));
    }

    private static RequestSpecification publisher() {
        return as("publisher/local", "/publishers/local /feeds");
    }

    private static RequestSpecification as(String principal, String sources) {
        return RestAssured.given()
                .header("X-Countermove-Secret", "a test's secret")
                .header("X-Countermove-Principal", principal)
                .header("X-Countermove-Sources", sources)
                .contentType("application/octet-stream");
    }
}
