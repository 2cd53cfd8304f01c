package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.PATH;
import static io.countermove.events.rest.Requests.as;
import static io.countermove.events.rest.Requests.expectProblem;
import static io.countermove.events.rest.Requests.feesDropped;
import static io.countermove.events.rest.Requests.publish;
import static io.countermove.events.rest.Requests.publisher;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countermove.events.kafka.Broker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class RefusalTest extends OverAnUnmovedLog {
    private static final String GOOD = feesDropped("never-written");

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{}", "{\"kind\": }", "nonsense", "{} {}", "{\"kind\": \"a\", \"kind\": \"b\"}"})
    void refusesMalformedJson(String body) {
        expectProblem(publish(body), 400, "malformed-json");
    }

    @Test
    void saysWhereTheJsonBreaks() {
        expectProblem(publish("{\"kind\":\n  oops}"), 400, "malformed-json")
                .body("detail", containsString("Line 2, column"));
    }

    @Test
    void refusesDeepNestingAndHugeNumbers() {
        var deep = "[".repeat(5_000) + "]".repeat(5_000);
        expectProblem(publish(deep), 400, "malformed-json");
        expectProblem(publish(GOOD.replace("\"amount\": 0", "\"amount\": 1" + "0".repeat(500))), 400, "malformed-json");
        expectProblem(publish(GOOD.replace("\"amount\": 0", "\"amount\": 1e99999999")), 422, "invalid-announcement");
    }

    @ParameterizedTest
    @CsvSource({
        "price.changed, price.dropped, /kind, unknown-kind",
        "vendor, boss, /participants/0/role, unknown-role",
        "subscription-fee, fee, /facts/0/property, unknown-property",
        "2025-02-13, 2025-02-30, /announcedOn, date-calendar",
        "\"title\", \"headline\", /headline, unknown-field",
        "Fees dropped, Fees\\u0000dropped, /title, schema-pattern",
        "never-written, Never Written, /id, announcement-id",
        "\"kind\", '\"ingesttime\": \"2025-01-01T00:00:00Z\", \"kind\"', /ingesttime, stamped-field",
        "\"kind\", '\"authid\": \"admin/root\", \"kind\"', /authid, stamped-field"
    })
    void namesTheRuleAndThePlace(String good, String bad, String pointer, String rule) {
        expectProblem(publish(GOOD.replace(good, bad)), 422, "invalid-announcement")
                .body("errors.find { it.pointer == '" + pointer + "' }.rule", equalTo(rule));
    }

    @Test
    void refusesAMissingRole() {
        var bad = GOOD.replace("{\"role\": \"vendor\", \"entity\": \"org:baidu\", \"name\": \"百度\"},", "");
        expectProblem(publish(bad), 422, "invalid-announcement").body("errors.rule", hasItem("required-role"));
    }

    @Test
    void refusesWhatIsTooLargeWithADocument() {
        expectProblem(publish(GOOD.replace("Fees", "F".repeat(10_000_000))), 413, "too-large");
        expectProblem(publish(GOOD + " ".repeat(600 * 1024)), 413, "too-large");
        expectProblem(publish("[" + " ".repeat(5 * 1024 * 1024) + "]"), 413, "too-large");
        var many = IntStream.range(0, 1_001).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
        expectProblem(publish(many), 413, "too-many-events");
        expectProblem(publish("[]"), 422, "invalid-announcement");
        expectProblem(publish("[1]"), 422, "invalid-announcement").body("errors[0].pointer", equalTo("/0"));
    }

    @Test
    void refusesWhatTheCallerHasNoRightTo() {
        expectProblem(as("reader/anonymous", "").body(GOOD).post(PATH).then(), 403, "role-missing");
        expectProblem(as("publisher/local", "").body(GOOD).post(PATH).then(), 403, "source-missing");
        var official = GOOD.replace("\"publisher\": \"Baidu\"", "\"publisher\": \"Baidu\", \"official\": true");
        expectProblem(publish(official), 403, "official-not-allowed");
        expectProblem(
                publisher().contentType("text/plain").body(GOOD).post(PATH).then(), 415, "unsupported-media-type");
    }

    @Test
    void refusesForeignAndStampedAttributesOfCloudEvents() {
        var event = "{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"%s\", \"type\": \"%s\", \"data\": {}%s}";
        var published = "io.countermove.announcement.published.v1";
        var valid = event.formatted("urn:other", published, "")
                .replace("{}", GOOD.replace("\"id\": \"never-written\",", ""));
        expectProblem(cloudEvent(valid), 403, "source-not-allowed");
        expectProblem(cloudEvent(event.formatted("urn:a", "other.type", "")), 422, "invalid-announcement")
                .body("errors.rule", hasItem("unknown-type"));
        expectProblem(
                        cloudEvent(event.formatted("urn:a", published, ", \"ingesttime\": \"now\"")),
                        422,
                        "invalid-announcement")
                .body("errors.find { it.pointer == '/ingesttime' }.rule", equalTo("stamped-field"));
    }

    @Test
    void refusesChangesThatCannotBe() {
        var correction = GOOD.replaceFirst("\\{", "{\"reason\": \"a slip\", ");
        var absent = publisher().header("X-Countermove-Absent", "true");
        expectProblem(absent.body(correction).put(PATH + "/never-written").then(), 404, "not-found");
        expectProblem(publisher().body(GOOD).put(PATH + "/never-written").then(), 422, "invalid-announcement")
                .body("errors[0].pointer", equalTo("/reason"));
        expectProblem(publisher().body(correction).put(PATH + "/another").then(), 422, "invalid-announcement");
        expectProblem(publisher().delete(PATH + "/never-written").then(), 422, "invalid-announcement");
        expectProblem(publisher().delete(PATH + "/never-written?why=x").then(), 400, "unknown-parameter");
        expectProblem(
                publisher()
                        .header("If-Match", "\"whatever\"")
                        .body(correction)
                        .put(PATH + "/never-written")
                        .then(),
                412,
                "precondition-failed");
        expectProblem(
                publisher()
                        .header("If-Match", "\"99999999999999999-01234567\"")
                        .body(correction)
                        .put(PATH + "/never-written")
                        .then(),
                412,
                "precondition-failed");
    }

    private static ValidatableResponse cloudEvent(String body) {
        return publisher()
                .contentType("application/cloudevents+json")
                .body(body)
                .post(PATH)
                .then();
    }
}
