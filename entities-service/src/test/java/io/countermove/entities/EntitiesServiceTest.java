package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StartedProcesses.class, restrictToAnnotatedClass = true)
class EntitiesServiceTest {
    private static final String CURB = """
            {"kind": "policy.effective", "title": "The curb takes effect", "announcedOn": "2025-04", "validFrom": "2025-04",
             "jurisdictions": ["US"],
             "participants": [{"role": "instrument", "entity": "policy:us-curb", "name": "The US curb"},
                              {"role": "issuer", "entity": "jurisdiction:us", "name": "United States"},
                              {"role": "target", "entity": "chip:nvidia-h20", "name": "Nvidia H20"}],
             "facts": [{"entity": "chip:nvidia-h20", "property": "export-status", "value": "blocked"}],
             "source": {"publisher": "An analysis", "publishedOn": "2025-05"}, "confidence": "reported"}
            """;
    private static final String ANSWER = """
            {"kind": "statement.made", "title": "Baidu is unaffected", "announcedOn": "2025-05", "stance": "unaffected",
             "participants": [{"role": "actor", "entity": "org:baidu", "name": "Baidu"},
                              {"role": "speaker", "entity": "person:shen-dou", "name": "Shen Dou"},
                              {"role": "about", "entity": "policy:us-curb"}],
             "respondsTo": ["policy:us-curb"], "source": {"publisher": "An analysis"}}
            """;

    @Inject
    DataSource pool;

    private Log log;

    @BeforeEach
    void open() {
        log = new Log(servers());
        Eventually.equal(() -> get().get("/q/health/ready").statusCode(), 200);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void readsWhereTheDatabaseStandsWhateverKafkaBelieves() {
        await(CommittedOffsets.UNREAD);
    }

    @Test
    void saysWhenOthersHoldAllConnections() throws SQLException {
        int most = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);
        var held = new ArrayList<Connection>();
        try {
            for (int i = 0; i < most; i++) {
                held.add(pool.getConnection());
            }
            get().get("/api/v1/curbs")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("type", equalTo("/problems/saturated"));
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
        get().get("/api/v1/curbs").then().statusCode(200);
    }

    @Test
    void answersWhatWasPublished() {
        log.write(Log.published("the-answer", "2026-11-01T00:00:02Z", ANSWER));
        var position = log.write(Log.published("the-curb", "2026-11-01T00:00:01Z", CURB));

        get().get("/api/v1/announcements/the-curb?atLeast=" + position)
                .then()
                .statusCode(200)
                .body("title", equalTo("The curb takes effect"))
                .body("state", equalTo("current"))
                .body("revisions", equalTo(1))
                .body("ingesttime", equalTo("2026-11-01T00:00:01.000000Z"))
                .body("position", containsString(":"));
        await("the-answer");
        get().get("/api/v1/curbs?status=in-force&validAt=2025-05-20")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'policy:us-curb' }.since", equalTo("2025-04"))
                .body("items.find { it.id == 'policy:us-curb' }.certain", equalTo(true))
                .body("items.find { it.id == 'policy:us-curb' }.name", equalTo("The US curb"));
        get().get("/api/v1/curbs?status=in-force&validAt=2025-03-01").then().body("items", empty());
        get().get("/api/v1/curbs?validAt=2025-03-01")
                .then()
                .body("items.find { it.id == 'policy:us-curb' }.legalStatus", nullValue());
        get().get("/api/v1/curbs/policy:us-curb/responses")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("org:baidu"))
                .body("items[0].speaker", equalTo("person:shen-dou"))
                .body("items[0].lagDays.earliest", equalTo(1))
                .body("items[0].lagDays.latest", equalTo(60));
        get().get("/api/v1/entities/chip:nvidia-h20?validAt=2025-05-20")
                .then()
                .body("name", equalTo("Nvidia H20"))
                .body("facts[0].value", equalTo("blocked"))
                .body("facts[0].validFrom", equalTo("2025-04"))
                .body("relations.find { it.role == 'instrument' }.entity", equalTo("policy:us-curb"));
        get().get("/api/v1/curbs?knownAt=2026-10-31").then().body("items", empty());
        get().get("/api/v1/curbs?knownAt=2025-05-30&knownBy=public").then().body("items", empty());
        get().get("/api/v1/curbs?knownAt=2025-06-01&knownBy=public").then().body("items.id", hasItem("policy:us-curb"));
        get().get("/q/health/ready").then().statusCode(200);
    }

    /// What two ids are known to name is one thing, for as long as that is known.
    @Test
    void joinsWhatIsTheSameAndPartsItAgain() {
        var named = """
                {"kind": "finance.reported", "title": "Results of %s", "announcedOn": "2025-05-21",
                 "participants": [{"role": "actor", "entity": "%s", "name": "%s"}],
                 "facts": [{"entity": "%s", "property": "revenue-growth", "value": "up",
                            "qualifiers": {"period": "%s", "metric": "net"}}],
                 "source": {"publisher": "Its report"}}""";
        log.write(Log.published(
                "results-latin",
                "2026-11-01T00:00:00Z",
                named.formatted("Kunlun", "org:kunlun", "Kunlun", "org:kunlun", "2025-Q1")));
        log.write(Log.published(
                "results-chinese",
                "2026-11-01T00:00:01Z",
                named.formatted("昆仑", "org:kun-lun-xin", "昆仑芯", "org:kun-lun-xin", "2024-Q4")));
        var same = """
                {"kind": "%s", "title": "Kunlun is 昆仑芯", "announcedOn": "2025-05-21",
                 "participants": [{"role": "same", "entity": "org:kunlun"}, {"role": "same", "entity": "org:kun-lun-xin"}],
                 "source": {"publisher": "An analyst"}}""";
        await("results-chinese");
        get().get("/api/v1/entities/org:kunlun").then().statusCode(200).body("referents", empty());
        log.write(Log.published("they-are-one", "2026-11-02T00:00:00Z", same.formatted("identity.same-as")));
        await("they-are-one");
        get().redirects()
                .follow(false)
                .get("/api/v1/entities/org:kunlun?validAt=2025-06-01")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/v1/entities/org:kun-lun-xin?validAt=2025-06-01"))
                .header("Cache-Control", "no-cache");
        get().get("/api/v1/entities/org:kunlun?knownAt=2026-11-01").then().body("id", equalTo("org:kunlun"));
        get().get("/api/v1/entities/org:kun-lun-xin")
                .then()
                .body("referents", contains("org:kunlun"))
                .body("names.value", hasItems("Kunlun", "昆仑芯"))
                .body("facts.announcement", hasItems("results-latin", "results-chinese"));
        get().get("/api/v1/entities/org:kunlun/timeline")
                .then()
                .body("items.id", hasItems("results-latin", "results-chinese"));
        get().get("/api/v1/announcements?entity=org:kun-lun-xin").then().body("items.id", hasItem("results-latin"));
        get().get("/api/v1/entities/org:kunlun/history?property=revenue-growth")
                .then()
                .body("items", hasSize(2));
        log.write(Log.published("they-are-two", "2026-11-03T00:00:00Z", same.formatted("identity.not-same-as")));
        await("they-are-two");
        get().get("/api/v1/entities/org:kunlun").then().statusCode(200).body("facts", hasSize(1));
        log.write(Log.retracted("they-are-two", "they-are-two-2", "2026-11-04T00:00:00Z"));
        await("they-are-two", 410);
        get().redirects()
                .follow(false)
                .get("/api/v1/entities/org:kunlun")
                .then()
                .statusCode(301);
        log.write(Log.retracted("they-are-one", "they-are-one-2", "2026-11-05T00:00:00Z"));
        await("they-are-one", 410);
        get().get("/api/v1/entities/org:kunlun").then().statusCode(200).body("referents", empty());
    }

    @Test
    void correctsRetractsAndRevives() {
        log.write(Log.published("a-chip", "2026-11-01T00:00:00Z", CURB.replace("us-curb", "a-curb")));
        log.write(Log.retracted("a-chip", "a-chip-2", "2026-11-02T00:00:00Z"));
        await("a-chip", 410);
        get().get("/api/v1/announcements/a-chip")
                .then()
                .statusCode(410)
                .body("reason", equalTo("it never happened"))
                .body("type", equalTo("/problems/retracted"));
        get().get("/api/v1/announcements/a-chip?knownAt=2026-11-01").then().statusCode(200);
        get().get("/api/v1/announcements/a-chip?knownAt=2026-10-01").then().statusCode(404);
        get().get("/api/v1/curbs/policy:a-curb").then().statusCode(404);
        get().get("/api/v1/curbs/policy:a-curb?knownAt=2026-11-01").then().statusCode(200);
        var position = log.write(Log.corrected(
                "a-chip",
                "a-chip-3",
                "2026-11-03T00:00:00Z",
                CURB.replace("us-curb", "a-curb").replace("The curb takes effect", "Revived")));
        get().get("/api/v1/announcements/a-chip?atLeast=" + position)
                .then()
                .statusCode(200)
                .body("title", equalTo("Revived"))
                .body("revisions", equalTo(3));
        get().get("/api/v1/announcements/a-chip/revisions")
                .then()
                .body(
                        "items.type",
                        contains(
                                "io.countermove.announcement.published.v1",
                                "io.countermove.announcement.retracted.v1",
                                "io.countermove.announcement.corrected.v1"));
        get().get("/api/v1/curbs/policy:a-curb").then().statusCode(200).body("statuses.legal", hasSize(1));
    }

    @Test
    void keepsPoisonApartAndGoesOn() {
        var before = quarantined();
        log.writeRaw("poison", "not json");
        log.write(Log.published("twice", "2026-11-01T00:00:00Z", ANSWER));
        log.write(new Log.Written(
                "twice",
                "twice-2",
                Log.SOURCE,
                java.time.Instant.parse("2026-11-01T00:00:05Z"),
                new io.countermove.contracts.event.Content.Published(
                        Log.announcement(ANSWER.replace("Baidu is unaffected", "Another content")))));
        var position = log.write(Log.published("after-poison", "2026-11-01T00:00:00Z", ANSWER));
        get().get("/api/v1/announcements/after-poison?atLeast=" + position)
                .then()
                .statusCode(200);
        Eventually.equal(() -> quarantined(), before + 2);
        get().header("X-Countermove-Principal", "admin/root")
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200)
                .body("items.reason", hasItem("envelope-invalid"))
                .body("items.reason", hasItem("conflict"));
        get().get("/api/v1/quarantine").then().statusCode(403);
    }

    @Test
    void pagesByASignedCursor() {
        for (var count : java.util.List.of("10000", "30000", "20000")) {
            var id = "cluster-" + count;
            // Each was first told of without a number.
            log.write(Log.published(
                    "first-" + id,
                    "2026-10-01T00:00:00Z",
                    cluster(count, id).replaceFirst("(?s)\"facts\".*(?=\"source\")", "")));
            log.write(Log.published(id, "2026-11-01T00:00:00Z", cluster(count, id)));
            await("first-" + id);
            await(id);
        }
        var first = get().get(
                        "/api/v1/entities?type=cluster&sort=-property:chip-count&limit=2&count=exact&validAt=2025-05-20")
                .then()
                .statusCode(200)
                .body("items.id", contains("cluster:cluster-30000", "cluster:cluster-20000"))
                .body("items.announcement", contains("cluster-30000", "cluster-20000"))
                .body("total", equalTo(3))
                .extract();
        String next = first.path("next");
        get().get("/api/v1/entities?type=cluster&sort=-property:chip-count&limit=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", contains("cluster:cluster-10000"))
                .body("validAt", equalTo("2025-05-20"))
                .body("next", nullValue());
        get().get("/api/v1/entities?type=chip&cursor=" + next).then().statusCode(400);
        get().get("/api/v1/entities?cursor=abc.def").then().statusCode(400);
        get().get("/api/v1/entities?property=chip-count:ge:20000").then().body("items", hasSize(2));
        get().get("/api/v1/entities?property=chip-type.vendor:eq:org:baidu")
                .then()
                .statusCode(200)
                .body("items", empty());
        get().get("/api/v1/entities?property=chip-count.vendor:eq:org:baidu")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("\"chip-count\" stands before a dot and names no entity"))
                .body("errors[0].detail", containsString("chip-type"));
        get().get("/api/v1/entities?property=chip-type.vendor.jurisdiction.name:eq:x")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("up to three with a dot between them"));
        get().get("/api/v1/entities?nonsense=1")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-parameter"));
        assertThat(first.header("Link")).contains("rel=\"next\"");
        var tag = get().get("/api/v1/curbs").header("ETag");
        get().header("If-None-Match", tag).get("/api/v1/curbs").then().statusCode(304);
    }

    @Test
    void relaysChangesSnapshotsAndDeadLetters() {
        log.write(Log.published("relayed", "2026-11-01T00:00:00Z", CURB.replace("us-curb", "relayed-curb")));
        log.write(Log.corrected(
                "relayed",
                "relayed-2",
                "2026-11-02T00:00:00Z",
                CURB.replace("us-curb", "relayed-curb").replace("The US curb", "A better name")));
        log.writeRaw("relayed-poison", "not json");
        try (var topics = new Topic(servers())) {
            var snapshot = topics.await(
                    "countermove.entities.v1",
                    record -> record.key().equals("policy:relayed-curb")
                            && record.value().contains("A better name"));
            assertThat(snapshot.value()).contains("\"version\":");
            var change = topics.await(
                    "countermove.entity-changes.v1",
                    record -> record.key().equals("policy:relayed-curb")
                            && record.value().contains("A better name"));
            assertThat(change.value()).contains("\"announcements\":[\"relayed\"]");
            var letter = topics.await(
                    "countermove.announcements.v1.dlq", record -> record.key().equals("relayed-poison"));
            assertThat(letter.value()).isEqualTo("not json");
            assertThat(letter.headers().lastHeader("dlq-reason").value())
                    .isEqualTo("envelope-invalid".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static String cluster(String count, String id) {
        return """
            {"kind": "cluster.stage-changed", "title": "Baidu powers on %s chips", "announcedOn": "2025-04-25",
             "participants": [{"role": "owner", "entity": "org:baidu", "name": "Baidu"},
                              {"role": "cluster", "entity": "cluster:%s", "name": "P800 cluster"}],
             "facts": [{"entity": "cluster:%s", "property": "chip-count",
                        "value": {"value": "%s", "unit": "chip", "qualifier": "="}},
                       {"entity": "cluster:%s", "property": "chip-type", "value": "chip:kunlun-p800"}],
             "source": {"publisher": "An analysis"}}
            """.formatted(count, id, id, count, id);
    }

    private void await(String id) {
        await(id, 200);
    }

    private void await(String id, int status) {
        Eventually.equal(() -> get().get("/api/v1/announcements/" + id).statusCode(), status);
    }

    private static int quarantined() {
        return get().get("/internal/reconciliation").path("quarantined");
    }

    private static RequestSpecification get() {
        return RestAssured.given().header("X-Countermove-Secret", "a test's secret");
    }
}
