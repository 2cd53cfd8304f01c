package io.countermove.analytics.rest;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.curb;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.countermove.analytics.Metric;
import io.countermove.contracts.topic.TopicNames;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole service on a real broker.
@QuarkusTest
@QuarkusTestResource(EmbeddedKafka.class)
class TrendResourceTest {

    private static final String RECORDED = "2026-01-01T00:00:00Z";
    private static final String CORRECTED = "2026-01-02T00:00:00Z";

    @BeforeEach
    void awaitReady() {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (RestAssured.get("/q/health/ready").statusCode() != 200 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Test
    void countsCurbsInForceAsWasKnown() throws Exception {
        try (var log = new Log(broker())) {
            var first = log.append(
                    published("first", "f1", RECORDED, curb("first", "2020-01-01", "\"validFrom\": \"2020-01-01\"")));
            var second = log.append(published(
                    "second",
                    "s1",
                    RECORDED,
                    curb("second", "2020-01-10", "\"validFrom\": \"2020-01-10\", \"validTo\": \"2020-03-01\"")));
            var end = log.append(corrected(
                    "second",
                    "s2",
                    CORRECTED,
                    curb("second", "2020-01-10", "\"validFrom\": \"2020-01-10\", \"validTo\": \"2020-02-01\"")));
            var at = "/trends/curbs-in-force?validAt=2020-02-10&target=chip:nvidia-h20&atLeast="
                    + latest(first, second, end);

            get(at).statusCode(200)
                    .body("metric", equalTo("curbs-in-force"))
                    .body("status", equalTo("OK"))
                    .body("estimate", equalTo(1))
                    .body("interval.method", equalTo("date envelope"))
                    .body("position", containsString(end))
                    .body("series", hasSize(13))
                    .body("reasons", hasSize(0))
                    .body("knownBy", equalTo("system"))
                    .header("ETag", startsWith("W/"));
            get(at + "&knownAt=2026-01-01").body("estimate", equalTo(2));
            get(at + "&knownAt=2025-01-01").body("estimate", equalTo(0));

            String inputs = get(at).extract().path("inputs");
            inside().get(inputs)
                    .then()
                    .statusCode(200)
                    .body("items.announcement", contains("second", "first"))
                    .body("next", equalTo(null));
        }
    }

    @Test
    void countsWhatWasWaitedForThoughItsClockRunsAhead() throws Exception {
        try (var log = new Log(broker())) {
            var ahead = Clock.systemUTC().instant().plusSeconds(120);
            var curb = curb("ahead", "2020-01-01", "\"validFrom\": \"2020-01-01\"")
                    .replace("chip:nvidia-h20", "chip:ahead");
            var position = log.append(published("ahead", "a1", ahead.toString(), curb));

            get("/trends/curbs-in-force?target=chip:ahead&atLeast=" + position)
                    .statusCode(200)
                    .body("position", containsString(position))
                    .body("estimate", equalTo(1));
        }
    }

    @Test
    void countsActivityAndAnswersUnchangedByTag() throws Exception {
        try (var log = new Log(broker())) {
            var positions = new HashMap<String, String>();
            for (int day = 1; day <= 7; day++) {
                var id = "model-" + day;
                positions.put(id, log.append(published(id, id, RECORDED, model("m" + day, "1999-04-0" + day))));
            }
            var month = log.append(published("model-month", "mm", RECORDED, model("mm", "1999-04")));
            positions.put("model-month", month);
            var at = "/trends/activity?kind=model&validAt=1999-04-20&share=true&atLeast="
                    + latest(positions.values().toArray(String[]::new));

            var answer = get(at).statusCode(200)
                    .body("n", equalTo(7))
                    .body("unit", equalTo("share"))
                    .body("rate.count", equalTo(7))
                    .body("rate.days", equalTo(30))
                    .body("share.numerator", equalTo(7))
                    .body("share.denominator", equalTo(7))
                    .body("envelope.low", equalTo(7))
                    .body("envelope.high", equalTo(8))
                    .body("momentum.status", equalTo("OK"))
                    .body("momentum.interval.high", equalTo(null))
                    .body("series", hasSize(30))
                    .body("ewma.series", hasSize(30));
            assertThat(answer.extract().asString()).contains("\"estimate\":" + 7 / 30.0);

            String tag = answer.extract().header("ETag");
            inside().header("If-None-Match", tag).get("/api/v1" + at).then().statusCode(304);

            String inputs = answer.extract().path("inputs");
            inside().get(inputs).then().body("items", hasSize(7));
            var first = inside().get(inputs + "&limit=4&count=exact").then().statusCode(200);
            first.body("items", hasSize(4))
                    .body("total", equalTo(7))
                    .body("validAt", equalTo("1999-04-20"))
                    .body("knownAt", equalTo(answer.extract().<String>path("knownAt")))
                    .body("knownBy", equalTo("system"));
            String next = first.extract().path("next");
            assertThat(first.extract().header("Link")).endsWith(">; rel=\"next\"");
            var link = first.extract().header("Link").replaceFirst("^<(.*)>.*$", "$1");
            for (var path : List.of(inputs + "&limit=4&cursor=" + next, link)) {
                var last = inside().get(path)
                        .then()
                        .body("items.announcement", contains("model-3", "model-2", "model-1"))
                        .body("next", equalTo(null));
                assertThat(last.extract().header("Link")).isNull();
            }
            // What the cursor pins.
            inside().get(inputs.replaceFirst("knownAt=[^&]*", "knownAt=2026-05-01") + "&limit=4&cursor=" + next)
                    .then()
                    .body("knownAt", equalTo(answer.extract().<String>path("knownAt")));
        }
    }

    @Test
    void explainsWhatMovedANumber() throws Exception {
        try (var log = new Log(broker())) {
            var first = log.append(published("moved", "mv1", RECORDED, model("moved", "1997-04-02")));
            var second = log.append(published("added", "ad1", CORRECTED, model("added", "1997-04-03")));
            var end = log.append(corrected("moved", "mv2", CORRECTED, model("moved", "1997-03-01")));
            var at = "/trends/activity/explain?kind=model&fromKnownAt=2026-01-01T12:00:00Z&knownBy=system&atLeast="
                    + latest(first, second, end);

            get(at + "&validAt=1997-04-20&toKnownAt=2026-01-03")
                    .statusCode(200)
                    .body("from.n", equalTo(1))
                    .body("to.n", equalTo(1))
                    .body("inputs.new", equalTo(1))
                    .body("inputs.corrected", equalTo(1))
                    .body("steps", hasSize(1))
                    .body("steps[0].announcements.announcement", contains("added", "moved"))
                    .header("ETag", startsWith("W/"));
            get(at.replace("fromKnownAt=2026-01-01T12:00:00Z", "limit=3"))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("fromKnownAt"));
            get(at + "&toKnownAt=2025-01-01").statusCode(400).body("errors[0].pointer", equalTo("fromKnownAt"));
            get(at + "&toKnownAt=soon").statusCode(400).body("errors[0].pointer", equalTo("toKnownAt"));
            get(at + "&limit=201").statusCode(400).body("errors[0].pointer", equalTo("limit"));
            get(at + "&knownAt=2026-01-01").statusCode(400);
            for (var metric : Metric.values()) {
                get("/trends/" + metric.id() + "/explain?fromKnownAt=2026-01-01T12:00:00Z&validAt=2025-01-01")
                        .statusCode(200)
                        .body("metric", equalTo(metric.id()));
            }
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        get("/trends/activity?kinds=model").statusCode(400).body("detail", containsString("kinds"));
        get("/trends/activity/inputs?cursor=bm9uZQ").statusCode(400).body("errors[0].pointer", equalTo("cursor"));
        get("/trends/activity/inputs?limit=501").statusCode(400).body("errors[0].pointer", equalTo("limit"));
        get("/trends/curbs-in-force?kind=model").statusCode(400);
        for (var bad : List.of(
                "kind=modle",
                "entity=Baidu",
                "jurisdiction=China",
                "from=2025-02-30",
                "bucket=hour",
                "share=yes",
                "halfLife=0",
                "level=95",
                "validAt=tomorrow",
                "atLeast=here",
                "from=2025-05-01&to=2025-04-01",
                "from=1900-01-01&bucket=day")) {
            get("/trends/activity?" + bad)
                    .statusCode(400)
                    .body("type", equalTo("/problems/bad-parameter"))
                    .body("errors", hasSize(1));
        }
        get("/trends/no-such-metric/inputs").statusCode(404);
    }

    @Test
    void listsTheCatalogue() {
        get("/trends")
                .statusCode(200)
                .body(
                        "items.id",
                        equalTo(Arrays.stream(Metric.values()).map(Metric::id).toList()))
                .body("items[0].definition", not(equalTo("")));
    }

    @Test
    void countsEveryRecordForTheReconciliation() throws Exception {
        try (var log = new Log(broker())) {
            var before =
                    inside().get("/internal/reconciliation").then().extract().jsonPath();
            var position = log.appendPoison("poison", "{");
            get("/trends/activity?atLeast=" + position).statusCode(200);
            var after = inside().get("/internal/reconciliation").then();

            after.body("records.checksum", notNullValue()).body("records.position", containsString(position));
            assertThat(after.extract().jsonPath().getLong("outcomes.quarantined.count"))
                    .isEqualTo(before.getLong("outcomes.quarantined.count") + 1);
        }
    }

    @Test
    void publishesTheStandingMetricsWhenReady() {
        var partitions = IntStream.range(0, 12)
                .mapToObj(partition -> new TopicPartition(TopicNames.TRENDS, partition))
                .toList();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions);
            var answers = new HashMap<String, String>();
            for (int polls = 0; polls < 60 && answers.size() < Metric.values().length; polls++) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    // Others are those of the alert rules.
                    if (record.key().endsWith("|{}")) {
                        answers.put(record.key(), record.value());
                    }
                });
            }
            assertThat(answers.keySet())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values())
                            .map(metric -> metric.id() + "|{}")
                            .toList());
            assertThat(answers.get("activity|{}")).contains("\"momentum\"");
        }
        RestAssured.get("/q/health/ready").then().statusCode(200);
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static String latest(String... positions) {
        var last = new TreeMap<String, Long>();
        for (var position : positions) {
            var parts = List.of(position.split(":", 2));
            last.merge(parts.getFirst(), Long.valueOf(parts.getLast()), Math::max);
        }
        return String.join(
                ",",
                last.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .toList());
    }

    private static ValidatableResponse get(String path) {
        return inside().get("/api/v1" + path).then();
    }

    private static RequestSpecification inside() {
        return RestAssured.given().urlEncodingEnabled(false).header("X-Countermove-Secret", "development-only");
    }
}
