package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Changes;
import io.countermove.entities.Emission;
import io.countermove.entities.Listing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The feed of changes and the timers, against the real PostgreSQL.
class PostgresChangesTest {
    private static final Changes.Filter ALL = new Changes.Filter(null, List.of(), List.of(), List.of(), List.of());
    private static final String RULE = "policy:us-affiliates-rule";

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    private static PostgresChanges changes;
    private static PostgresTimers timers;

    @BeforeAll
    static void start() {
        state = new StateFixture(folder);
        changes = new PostgresChanges(state.transactions);
        timers = new PostgresTimers(state.transactions);
    }

    @BeforeEach
    void empty() {
        state.empty();
    }

    @Test
    void tellsWhatWasSaidBeforeAndAfterAndWhy() {
        state.published("a", "2026-11-01T00:00:01Z", policy("policy.adopted", "2026-12-01", null));
        state.corrected("a", "2026-11-02T00:00:00Z", because(policy("policy.adopted", "2026-12-02", null)));
        state.corrected("a", "2026-11-02T00:00:00Z", because(policy("policy.adopted", "2026-12-02", null)));
        state.retracted("a", "2026-11-03T00:00:00Z");
        var feed = read(ALL);
        assertThat(feed)
                .extracting(change -> change.path("type").asText())
                .containsExactly("new", "status-moved", "corrected", "status-moved", "retracted", "status-moved");
        assertThat(feed).extracting(change -> change.path("id").asLong()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(feed.get(0).path("before").isNull()).isTrue();
        assertThat(feed.get(2).at("/before/validFrom").asText()).isEqualTo("2026-12-01");
        assertThat(feed.get(2).at("/after/validFrom").asText()).isEqualTo("2026-12-02");
        assertThat(feed.get(2).at("/cause/reason").asText()).isEqualTo("a reason");
        assertThat(feed.get(3).at("/before/legal/1/from").asText()).isEqualTo("2026-12-01");
        assertThat(feed.get(3).at("/after/legal/1/from").asText()).isEqualTo("2026-12-02");
        assertThat(feed.get(4).path("after").isNull()).isTrue();
        assertThat(feed.get(4).at("/cause/reason").asText()).isEqualTo("an error");
        assertThat(feed.get(5).path("after").isNull()).isTrue();
    }

    @Test
    void isFilteredAndGoesOnAfterAChange() {
        state.published("a", "2026-11-01T00:00:01Z", policy("policy.adopted", "2026-12-01", null));
        state.published("b", "2026-11-01T00:00:02Z", """
                        {"kind": "model.released", "title": "R1", "announcedOn": "2025-01-20", "jurisdictions": ["CN"],
                         "participants": [{"role": "developer", "entity": "org:deepseek"}, {"role": "model", "entity": "model:r1"}],
                         "source": {"publisher": "DeepSeek"}}""");
        assertThat(read(new Changes.Filter(1L, List.of(), List.of(), List.of(), List.of())))
                .hasSize(2);
        assertThat(read(new Changes.Filter(null, List.of(Changes.Type.STATUS_MOVED), List.of(), List.of(), List.of())))
                .singleElement()
                .satisfies(change -> assertThat(change.path("entity").asText()).isEqualTo(RULE));
        assertThat(read(new Changes.Filter(null, List.of(), List.of("model"), List.of(), List.of())))
                .singleElement()
                .satisfies(change -> assertThat(change.path("title").asText()).isEqualTo("R1"));
        assertThat(read(new Changes.Filter(null, List.of(), List.of(), List.of("org:deepseek"), List.of())))
                .hasSize(1);
        assertThat(read(new Changes.Filter(null, List.of(), List.of(), List.of(RULE), List.of())))
                .hasSize(2);
        assertThat(read(new Changes.Filter(null, List.of(), List.of(), List.of(), List.of("CN"))))
                .hasSize(1);
    }

    /// What only mentions a policy has moved nothing.
    @Test
    void namesWhatMovedTheStatuses() {
        state.published(
                "2026-11-01T00:00:01Z",
                Map.of("z-rule", policy("policy.adopted", "2026-12-01", null), "a-statement", """
                        {"kind": "statement.made", "title": "We mind", "announcedOn": "2025-10-01", "stance": "opposed",
                         "participants": [{"role": "actor", "entity": "org:baidu"}, {"role": "about", "entity": "%s"}],
                         "source": {"publisher": "Baidu"}}""".formatted(RULE)));
        var last = read(ALL).getLast();
        assertThat(last.path("type").asText()).isEqualTo("status-moved");
        assertThat(last.at("/cause/announcement").asText()).isEqualTo("z-rule");
        assertThat(last.at("/cause/announcements").size()).isEqualTo(1);
    }

    @Test
    void tellsWhatWasJoinedAndParted() {
        state.published("they-are-one", "2026-11-01T00:00:01Z", same("identity.same-as"));
        state.published("they-are-two", "2026-11-02T00:00:01Z", same("identity.not-same-as"));
        state.retracted("they-are-two", "2026-11-03T00:00:01Z");
        var feed = read(new Changes.Filter(null, List.of(), List.of(), List.of("org:kunlun"), List.of()));
        assertThat(feed)
                .extracting(change -> change.path("type").asText())
                .containsExactly("new", "merged", "new", "parted", "retracted", "merged");
        var merged = feed.get(1);
        assertThat(merged.path("entity").asText()).isEqualTo("org:kun-lun-xin");
        assertThat(merged.path("at").asText()).isEqualTo("2026-11-01T00:00:01Z");
        assertThat(merged.path("ids").toString()).isEqualTo("[\"org:kun-lun-xin\",\"org:kunlun\"]");
        assertThat(merged.path("before").findValuesAsText("id")).containsExactly("org:kun-lun-xin", "org:kunlun");
        assertThat(merged.at("/after/0/id").asText()).isEqualTo("org:kun-lun-xin");
        assertThat(merged.at("/after/0/referents/0").asText()).isEqualTo("org:kunlun");
        assertThat(merged.at("/cause/announcements/0").asText()).isEqualTo("they-are-one");
        assertThat(feed.get(3).at("/cause/announcement").asText()).isEqualTo("they-are-two");
        assertThat(feed.get(3).path("after")).hasSize(2);
        assertThat(outbox(TopicNames.ENTITY_CHANGES))
                .as("both are new, then the three")
                .hasSize(5);
    }

    /// The suspension of 2025-11-10, published on the 12th, ends by itself on 2026-11-09.
    @Test
    void tellsOnceThatASuspensionHasEnded() {
        state.published("rule", "2025-09-30T12:00:00Z", policy("policy.effective", "2025-09-29", null));
        state.published("pause", "2025-11-12T12:00:00Z", policy("policy.suspended", "2025-11-10", "2026-11-09"));
        assertThat(fire("2026-11-08T23:59:59Z")).isEmpty();
        assertThat(fire("2026-11-20T00:00:00Z")).singleElement().satisfies(change -> {
            assertThat(change.path("timer").asText()).isEqualTo("suspension-ends");
            assertThat(change.path("entity").asText()).isEqualTo(RULE);
            assertThat(change.path("at").asText()).isEqualTo("2026-11-09T00:00:00Z");
            assertThat(change.path("certain").asBoolean()).isTrue();
            assertThat(change.at("/before/legalStatus").asText()).isEqualTo("suspended");
            assertThat(change.at("/after/legalStatus").asText()).isEqualTo("in-force");
        });
        assertThat(fire("2026-11-21T00:00:00Z")).isEmpty();
        assertThat(outbox(TopicNames.ALERTS)).containsExactly("suspension-ends");
        assertThat(outbox(TopicNames.ENTITY_CHANGES)).contains(RULE);
    }

    @Test
    void followsADateThatIsCorrectedBeforeItComes() {
        state.published("rule", "2026-01-01T00:00:00Z", policy("policy.adopted", "2026-03-01", null));
        state.corrected("rule", "2026-02-01T00:00:00Z", because(policy("policy.adopted", "2026-04", null)));
        assertThat(fire("2026-03-15T00:00:00Z")).isEmpty();
        assertThat(fire("2026-04-01T00:00:00Z")).singleElement().satisfies(change -> {
            assertThat(change.path("timer").asText()).isEqualTo("policy-takes-effect");
            assertThat(change.path("certain").asBoolean()).isFalse();
        });
        state.corrected("rule", "2026-05-01T00:00:00Z", because(policy("policy.adopted", "2026-03-20", null)));
        assertThat(fire("2026-06-01T00:00:00Z")).isEmpty();
    }

    /// A suspension that ended long before is not what the day ends.
    @Test
    void saysWhatWasOnTheDayBefore() {
        state.published("word", "2026-01-01T00:00:00Z", """
                        {"kind": "policy.enforcement-changed", "title": "Not now", "announcedOn": "2025-12-01",
                         "participants": [{"role": "instrument", "entity": "%s"}],
                         "facts": [{"entity": "%s", "property": "enforcement", "value": "not-enforced"},
                                   {"entity": "%s", "property": "legal-status", "value": "suspended",
                                    "validFrom": "2026-02-01", "validTo": "2026-03-01"}],
                         "source": {"publisher": "Federal Register", "official": true}}""".formatted(RULE, RULE, RULE));
        state.published("rule", "2026-01-01T00:00:01Z", policy("policy.effective", "2026-06-01", null));
        assertThat(fire("2026-05-31T00:00:00Z")).hasSize(1);
        assertThat(fire("2026-06-01T00:00:00Z")).singleElement().satisfies(change -> {
            assertThat(change.path("timer").asText()).isEqualTo("policy-takes-effect");
            assertThat(change.at("/before/legalStatus").isNull()).isTrue();
        });
    }

    @Test
    void takesTheFirstDayAndTheLast() {
        state.published("rule", "9999-12-31T23:59:59.999999Z", policy("policy.adopted", "0001-01-01", "9999-12-31"));
        assertThat(read(ALL)).hasSize(2);
    }

    /// What is imported years later is no news of the clock.
    @Test
    void keepsSilentOfDaysThatHadPassed() {
        state.published("rule", "2026-01-01T00:00:00Z", policy("policy.adopted", "2025-03-01", "2025-06-01"));
        assertThat(fire("2026-06-01T00:00:00Z")).isEmpty();
    }

    @Test
    void firesOnceOfManyInstances() throws Exception {
        state.published("rule", "2026-01-01T00:00:00Z", policy("policy.adopted", "2026-03-01", "2026-06-01"));
        try (var instances = Executors.newFixedThreadPool(4)) {
            var fired = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 8; i++) {
                fired.add(() -> timers.fire(Instant.parse("2026-07-01T00:00:00Z")));
            }
            int all = 0;
            for (var each : instances.invokeAll(fired)) {
                all += each.get();
            }
            assertThat(all).isEqualTo(2);
        }
        assertThat(outbox(TopicNames.ALERTS)).containsExactly("policy-takes-effect", "policy-expires");
    }

    /// Built from the log beside another one, or because its database was lost.
    @Test
    void tellsAfterARebuildOnlyTheDaysThatWereNotTold() {
        state.transactions.call(
                connection -> Sql.of("UPDATE projection SET emitting = false").update(connection));
        state.published("old", "2026-01-01T00:00:00Z", policy("policy.adopted", "2026-03-01", null));
        state.published("told", "2026-01-02T00:00:00Z", policy("policy.suspended", "2026-10-01", "2026-11-02"));
        var at = Instant.parse("2026-11-20T00:00:00Z");
        var told = Set.of(new Emission.Told(RULE, "suspension-begins", LocalDate.parse("2026-10-01")));

        new PostgresEmission(state.transactions).open(2, new Emission.Past(Map.of(), Set.of(), told, at));

        assertThat(outbox(TopicNames.ALERTS)).containsExactly("suspension-ends");
        assertThat(read(new Changes.Filter(null, List.of(Changes.Type.TIMER), List.of(), List.of(), List.of())))
                .hasSize(3);
        assertThat(timers.fire(at)).isZero();
    }

    @Test
    void tellsAnEventOfAnotherSourceWithTheSameId() {
        state.published("rule", "2026-01-01T00:00:00Z", policy("policy.adopted", "2026-03-01", null));
        state.corrected(
                "/publishers/local/desk",
                "rule-1",
                "rule",
                "2026-01-02T00:00:00Z",
                because(policy("policy.adopted", "2026-04-01", null)));

        assertThat(read(new Changes.Filter(
                        null, List.of(Changes.Type.NEW, Changes.Type.CORRECTED), List.of(), List.of(), List.of())))
                .extracting(
                        change -> change.path("type").asText(),
                        change -> change.at("/after/validFrom").asText())
                .containsExactly(tuple("new", "2026-03-01"), tuple("corrected", "2026-04-01"));
    }

    /// Who reads the topics can join them with the feed, and order them as it.
    @Test
    void namesInEachMessageTheChangesThatItTellsOf() {
        state.published("rule", "2026-11-01T00:00:01Z", policy("policy.adopted", "2026-12-01", null));
        state.corrected("rule", "2026-11-02T00:00:00Z", because(policy("policy.adopted", "2026-12-02", null)));
        fire("2026-12-02T00:00:00Z");
        state.retracted("rule", "2026-12-03T00:00:00Z");
        state.published("they-are-one", "2026-12-04T00:00:01Z", same("identity.same-as"));
        state.retracted("they-are-one", "2026-12-05T00:00:01Z");

        var told = messages(TopicNames.ENTITY_CHANGES);
        assertThat(told.stream().flatMap(PostgresChangesTest::named).distinct())
                .containsExactlyElementsOf(
                        read(ALL).stream().map(PostgresChangesTest::idAndType).toList());
        assertThat(told.stream()
                        .filter(message -> message.path("entity").asText().equals(RULE))
                        .map(message -> named(message).toList()))
                .containsExactly(
                        List.of("1 new", "2 status-moved"),
                        List.of("3 corrected", "4 status-moved"),
                        List.of("5 timer"),
                        List.of("6 retracted", "7 status-moved"));
        assertThat(messages(TopicNames.ALERTS).stream().flatMap(PostgresChangesTest::named))
                .containsExactly("5 timer");
    }

    @Test
    void namesOfABatchWhatIsAboutTheEntity() {
        state.published(
                "2026-11-01T00:00:01Z",
                new TreeMap<>(Map.of(
                        "a-r1",
                        released("r1"),
                        "b-rule",
                        policy("policy.adopted", "2026-12-01", null),
                        "c-v3",
                        released("v3"))));

        var named = messages(TopicNames.ENTITY_CHANGES).stream()
                .collect(Collectors.toMap(
                        message -> message.path("entity").asText(),
                        message -> named(message).toList()));
        assertThat(named)
                .isEqualTo(Map.of(
                        "org:deepseek",
                        List.of("1 new", "3 new"),
                        "model:r1",
                        List.of("1 new"),
                        "model:v3",
                        List.of("3 new"),
                        RULE,
                        List.of("2 new", "4 status-moved")));
    }

    private List<ObjectNode> fire(String now) {
        long before = changes.extent().last();
        timers.fire(Instant.parse(now));
        return read(new Changes.Filter(before, List.of(), List.of(), List.of(), List.of()));
    }

    private List<ObjectNode> read(Changes.Filter filter) {
        return changes.list(filter, false).slice(null, 100).stream()
                .map(Listing.Item::document)
                .toList();
    }

    private static List<String> outbox(String topic) {
        return state.transactions.call(connection -> Sql.of("SELECT key FROM outbox WHERE topic = ? ORDER BY id", topic)
                .list(connection, row -> new String(row.getBytes(1), StandardCharsets.UTF_8)));
    }

    private static List<JsonNode> messages(String topic) {
        return state.transactions.call(connection -> Sql.of(
                        "SELECT convert_from(value, 'UTF8') AS value FROM outbox WHERE topic = ? ORDER BY id", topic)
                .list(connection, row -> Sql.json(row, "value")));
    }

    private static Stream<String> named(JsonNode message) {
        return message.get("changes").valueStream().map(PostgresChangesTest::idAndType);
    }

    private static String idAndType(JsonNode change) {
        return change.get("id").asText() + " " + change.get("type").asText();
    }

    private static String released(String model) {
        return """
                {"kind": "model.released", "title": "%s", "announcedOn": "2025-01-20",
                 "participants": [{"role": "developer", "entity": "org:deepseek"}, {"role": "model", "entity": "model:%s"}],
                 "source": {"publisher": "DeepSeek"}}""".formatted(model, model);
    }

    private static String same(String kind) {
        return """
                {"kind": "%s", "title": "Kunlun is 昆仑芯", "announcedOn": "2025-05-21", "source": {"publisher": "An analyst"},
                 "participants": [{"role": "same", "entity": "org:kunlun"}, {"role": "same", "entity": "org:kun-lun-xin"}]}""".formatted(kind);
    }

    private static String because(String json) {
        return json.replaceFirst("\\{", "{\"reason\": \"a reason\", ");
    }

    private static String policy(String kind, String validFrom, @Nullable String validTo) {
        return """
                {"kind": "%s", "title": "The rule", "announcedOn": "2025-09-30", "validFrom": "%s", %s
                 "participants": [{"role": "instrument", "entity": "%s", "name": "The rule"}], "jurisdictions": ["US"],
                 "source": {"publisher": "A register"}}""".formatted(kind, validFrom, validTo == null ? "" : "\"validTo\": \"" + validTo + "\",", RULE);
    }
}
