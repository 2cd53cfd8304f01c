package io.countermove.analytics.rest;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.curb;
import static io.countermove.analytics.Mother.published;
import static io.countermove.analytics.Mother.retracted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.topic.TopicNames;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rules that are made, crossed, told of and ended, on a real broker. Its curbs are none that other tests count.
@QuarkusTest
@QuarkusTestResource(EmbeddedKafka.class)
class AlertRuleResourceTest {

    private static final String PATH = "/api/v1/alert-rules";
    private static final String CURBS = """
            {"name": "Curbs of Japan", "metric": "curbs-in-force", "parameters": {"issuer": "org:jp-meti", "level": 0.9},
             "when": {"above": 1.5}}""";
    private static final String CLAIM = """
            {"metric": "claim-check", "parameters": {"claim": "baidu-cloud-grew"}, "when": {"verdict": "changes"}}""";

    @BeforeEach
    void awaitReady() {
        Asking.awaitReady();
    }

    @Test
    void tellsOnceOfACrossing() throws Exception {
        var made = as("publisher/press").body(CURBS).post(PATH);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.path("id");
        assertThat(made.header("Location")).endsWith(PATH + "/" + id);
        as("publisher/other").body(CURBS).post(PATH).then().statusCode(200).body("id", equalTo(id));
        await(id, "seen.word", "within");

        publish(curbOf("one"), curbOf("two"), curbOf("three"));
        await(id, "seen.word", "beyond");
        publish(
                retracted("two", "two-r", "2026-01-05T00:00:00Z"),
                retracted("three", "three-r", "2026-01-05T00:00:00Z"));
        await(id, "seen.word", "within");
        // By a clock that runs ahead of this one, and the rule is not looked at again.
        publish(curbOf("four", Clock.systemUTC().instant().plusSeconds(120).toString()));
        var found = await(id, "crossings", 2);

        assertThat(found.getList("alerts.number")).isEqualTo(List.of(2, 1));
        assertThat(found.getDouble("alerts[0].before.estimate")).isEqualTo(1);
        assertThat(found.getDouble("alerts[0].after.estimate")).isEqualTo(2);
        var told = alerts(id);
        assertThat(told.stream().map(record -> header(record, "ce_id"))).containsExactly(id + "-1", id + "-2");
        assertThat(told).allMatch(record -> record.key().equals("rule/" + id));
        var alert = JsonPath.from(told.getLast().value());
        assertThat(alert.getString("when.above")).isEqualTo("1.5");
        assertThat(Asking.read(alert.getString("explain")).getDouble("change")).isEqualTo(1);

        as("publisher/other").delete(PATH + "/" + id).then().statusCode(403);
        as("reader/anyone").delete(PATH + "/" + id).then().statusCode(403);
        as("admin/root").delete(PATH + "/" + id).then().statusCode(204);
        as("reader/anyone").get(PATH + "/" + id).then().statusCode(404);
        as("reader/anyone").get(PATH).then().statusCode(200).body("items.id", not(hasItem(id)));
    }

    /// No other test has revenue of that segment, and with the last retraction there is none again. Nothing is
    /// corrected in days of which another test explains what moved.
    @Test
    void tellsOnceOfEachVerdictOnAClaim() throws Exception {
        var made = as("publisher/press").body(CLAIM).post(PATH);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.path("id");
        var alike = CLAIM.replace("\"baidu-cloud-grew\"", "[\"baidu-cloud-grew\"], \"level\": 0.95");
        as("publisher/other").body(alike).post(PATH).then().statusCode(200).body("id", equalTo(id));
        var first = await(id, "seen.word", "INCONCLUSIVE");
        assertThat(first.getInt("crossings")).isZero();

        publish(revenue("2024-Q1", "4.7"), revenue("2025-Q1", "6.7"));
        await(id, "seen.word", "SUPPORTED");
        publish(corrected("cloud-2025-q1", "cloud-less", "2026-01-04T00:00:00Z", revenueOf("2025-Q1", "4.8")));
        await(id, "seen.word", "CONTRADICTED");
        publish(
                retracted("cloud-2024-q1", "cloud-2024-q1-r", "2026-01-05T00:00:00Z"),
                retracted("cloud-2025-q1", "cloud-2025-q1-r", "2026-01-05T00:00:00Z"));
        var found = await(id, "crossings", 3);

        assertThat(found.getString("metric")).isEqualTo("claim-check");
        assertThat(found.getMap("parameters"))
                .isEqualTo(Map.of("claim", List.of("baidu-cloud-grew"), "level", List.of("0.95")));
        assertThat(found.getList("alerts.before.verdict", String.class))
                .containsExactly("CONTRADICTED", "SUPPORTED", "INCONCLUSIVE");
        assertThat(found.getList("alerts.after.verdict", String.class))
                .containsExactly("INCONCLUSIVE", "CONTRADICTED", "SUPPORTED");
        var told = alerts(id);
        assertThat(told.stream().map(record -> header(record, "ce_id")))
                .containsExactly(id + "-1", id + "-2", id + "-3");
        var contradicted = JsonPath.from(told.get(1).value());
        assertThat(contradicted.getString("metric")).isEqualTo("claim-check");
        assertThat(contradicted.getString("parameters.claim[0]")).isEqualTo("baidu-cloud-grew");
        assertThat(contradicted.getString("when.verdict")).isEqualTo("changes");
        assertThat(contradicted.getString("crossing.before.verdict")).isEqualTo("SUPPORTED");
        assertThat(contradicted.getString("crossing.after.verdict")).isEqualTo("CONTRADICTED");
        assertThat(contradicted.getList("reasons", String.class))
                .singleElement()
                .asString()
                .contains("2025-Q1 grew by");
        // Not followed: another test's clock runs ahead, so that both ends may be one known time.
        assertThat(contradicted.getString("explain"))
                .startsWith("/api/v1/trends/revenue-growth/explain?")
                .contains("segment=segment:baidu-ai-cloud")
                .contains("fromKnownAt=" + contradicted.getString("crossing.since"))
                .contains("toKnownAt=" + contradicted.getString("crossing.at"));
        as("publisher/press").delete(PATH + "/" + id).then().statusCode(204);
    }

    @Test
    void refusesVerdictsOfWhatIsNoClaim() {
        refused("{\"metric\": \"activity\", \"when\": {\"verdict\": \"changes\"}}", "/when/verdict", "claim-check");
        refused(
                "{\"metric\": \"claim-check\", \"when\": {\"verdict\": \"changes\"}}",
                "/parameters/claim",
                "must be one of gap-is-months, curbs-spur-innovation, curbs-tightened, baidu-cloud-grew");
        refused(CLAIM.replace("baidu-cloud-grew", "chips-grew"), "/parameters/claim", "baidu-cloud-grew");
        refused(
                CLAIM.replace("\"baidu-cloud-grew\"", "[\"baidu-cloud-grew\", \"gap-is-months\"]"),
                "/parameters/claim",
                "one value");
        refused(
                CLAIM.replace("\"baidu-cloud-grew\"", "\"baidu-cloud-grew\", \"level\": 2"),
                "/parameters/level",
                "between 0 and 1");
        refused(
                CLAIM.replace("\"baidu-cloud-grew\"", "\"baidu-cloud-grew\", \"segment\": \"x\""),
                "/parameters/segment",
                "there are claim, level");
        refused(
                CLAIM.replace("\"verdict\": \"changes\"", "\"above\": 1"),
                "/when",
                "{\"verdict\": \"changes\"} for the metric claim-check");
        refused(CLAIM.replace("changes", "SUPPORTED"), "/when", "{\"verdict\": \"changes\"}");
        refused(CLAIM.replace("claim-check", "claim"), "/metric", "claim-check");
    }

    @Test
    void refusesWhatCannotBeWatched() {
        refused("{}", "/metric");
        refused("{\"metric\": \"curbs\", \"when\": {\"above\": 1}}", "/metric");
        refused("{\"metric\": \"activity\", \"when\": {\"above\": \"much\"}}", "/when");
        refused("{\"metric\": \"activity\", \"when\": {\"burst\": \"begins\"}}", "/when/burst");
        refused("{\"metric\": \"activity\", \"when\": {\"above\": 1}, \"since\": 1}", "/since");
        refused("{\"metric\": \"activity\", \"when\": {\"above\": 1}, \"until\": \"2020-01-01T00:00:00Z\"}", "/until");
        refused("{\"metric\": \"activity\", \"when\": {\"above\": 1}, \"until\": \"2999-01-01T00:00:00Z\"}", "/until");
        refused(
                "{\"metric\": \"activity\", \"when\": {\"above\": 1}, \"parameters\": {\"bucket\": \"hour\"}}",
                "/parameters/bucket");
        refused(
                "{\"metric\": \"activity\", \"when\": {\"above\": 1}, \"parameters\": {\"curb\": \"policy:x\"}}",
                "/parameters/curb");
        refused(
                "{\"metric\": \"activity\", \"when\": {\"above\": 1}, \"parameters\": {\"level\": [0.9, 0.8]}}",
                "/parameters/level");
        as("publisher/press")
                .body("[]")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", containsString("malformed-json"));
        as("reader/anyone").body(CURBS).post(PATH).then().statusCode(403);
    }

    private static void refused(String body, String pointer, String accepted) {
        as("publisher/press")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.rule", contains("invalid-alert-rule"))
                .body("errors[0].detail", containsString(accepted));
    }

    private static void refused(String body, String pointer) {
        as("publisher/press")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-alert-rule"))
                .body("errors.pointer", hasItem(pointer));
    }

    private static AnnouncementEvent curbOf(String policy) {
        return curbOf(policy, "2026-01-01T00:00:00Z");
    }

    private static AnnouncementEvent curbOf(String policy, String recorded) {
        var curb = curb(policy, "2020-01-01", "\"validFrom\": \"2020-01-01\"")
                .replace("org:us-bis", "org:jp-meti")
                .replace("chip:nvidia-h20", "chip:of-others");
        return published(policy, policy, recorded, curb);
    }

    private static AnnouncementEvent revenue(String period, String amount) {
        var subject = "cloud-" + period.toLowerCase(Locale.ROOT);
        return published(subject, subject, "2026-01-01T00:00:00Z", revenueOf(period, amount));
    }

    private static String revenueOf(String period, String amount) {
        return """
                {"kind": "finance.reported", "title": "Revenue of %1$s", "announcedOn": "2025-05-21", "jurisdictions": ["CN"],
                 "participants": [{"role": "actor", "entity": "org:baidu"},
                                  {"role": "segment", "entity": "segment:baidu-ai-cloud"}],
                 "facts": [{"entity": "segment:baidu-ai-cloud", "property": "revenue",
                            "value": {"amount": "%2$s", "currency": "CNY"}, "qualifiers": {"period": "%1$s"}}],
                 "source": {"publisher": "Press", "publishedOn": "2025-05-21"}}""".formatted(period, amount);
    }

    private static void publish(AnnouncementEvent... events) throws Exception {
        try (var log = new Log(broker())) {
            for (var event : events) {
                log.append(event);
            }
        }
    }

    private static JsonPath await(String id, String path, Object wanted) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Response answer;
        do {
            answer = as("reader/anyone").get(PATH + "/" + id);
            if (wanted.equals(answer.path(path))) {
                return answer.jsonPath();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        } while (System.nanoTime() < deadline);
        throw new AssertionError(path + " is not " + wanted + " in " + answer.asString());
    }

    /// As who reads what was committed alone, in the order of the one rule.
    private static List<ConsumerRecord<String, String>> alerts(String rule) {
        var partitions = IntStream.range(0, 12)
                .mapToObj(partition -> new TopicPartition(TopicNames.ALERTS, partition))
                .toList();
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(found::add);
            }
        }
        found.removeIf(record -> !header(record, "ce_id").startsWith(rule + "-"));
        return found;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static RequestSpecification as(String principal) {
        return RestAssured.given()
                .header("X-Countermove-Secret", "development-only")
                .header("X-Countermove-Principal", principal)
                .contentType("application/json");
    }
}
