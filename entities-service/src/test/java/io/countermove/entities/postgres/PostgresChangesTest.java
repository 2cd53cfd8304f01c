package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.Changes;
import io.countermove.entities.Entry;
import io.countermove.entities.Listing;
import io.countermove.local.PostgresProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// The feed of changes and the timers, against the real PostgreSQL.
class PostgresChangesTest {
    private static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();
    private static final Transactions TRANSACTIONS = new Transactions(SOURCE);
    private static final Changes.Filter ALL = new Changes.Filter(null, List.of(), List.of(), List.of(), List.of());
    private static final String RULE = "policy:us-affiliates-rule";

    @TempDir
    static Path folder;

    private static PostgresProcess postgres;

    private final PostgresState state = new PostgresState(TRANSACTIONS, new Events());
    private final PostgresChanges changes = new PostgresChanges(TRANSACTIONS);
    private final PostgresTimers timers = new PostgresTimers(TRANSACTIONS);

    @BeforeAll
    static void start() {
        postgres = PostgresProcess.start(folder, 0);
        SOURCE.setUrl(postgres.jdbcUrl());
        SOURCE.setUser(postgres.username());
        SOURCE.setPassword(postgres.password());
        Flyway.configure().dataSource(SOURCE).load().migrate();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        TRANSACTIONS.call(connection -> Sql.of(
                        "TRUNCATE log, applied, tally, event, quarantine, replay, revision, mention,"
                                + " participant, fact, entity, curb, curb_period, outbox, change, timer RESTART IDENTITY")
                .update(connection));
        TRANSACTIONS.call(
                connection -> Sql.of("UPDATE projection SET emitting = true").update(connection));
        state.bind("topic", "id", 4);
    }

    @Test
    void tellsWhatWasSaidBeforeAndAfterAndWhy() throws Exception {
        apply(event("a", "2026-11-01T00:00:01Z", "published", policy("policy.adopted", "2026-12-01", null)));
        apply(event("a", "2026-11-02T00:00:00Z", "corrected", policy("policy.adopted", "2026-12-02", null)));
        apply(event("a", "2026-11-02T00:00:00Z", "corrected", policy("policy.adopted", "2026-12-02", null)));
        apply(event("a", "2026-11-03T00:00:00Z", "retracted", "{\"reason\": \"it never happened\"}"));
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
        assertThat(feed.get(4).at("/cause/reason").asText()).isEqualTo("it never happened");
        assertThat(feed.get(5).path("after").isNull()).isTrue();
    }

    @Test
    void isFilteredAndGoesOnAfterAChange() throws Exception {
        apply(
                event("a", "2026-11-01T00:00:01Z", "published", policy("policy.adopted", "2026-12-01", null)),
                event("b", "2026-11-01T00:00:02Z", "published", """
                        {"kind": "model.released", "title": "R1", "announcedOn": "2025-01-20", "jurisdictions": ["CN"],
                         "participants": [{"role": "developer", "entity": "org:deepseek"}, {"role": "model", "entity": "model:r1"}],
                         "source": {"publisher": "DeepSeek"}}"""));
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

    /// The suspension of 2025-11-10, published on the 12th, ends by itself on 2026-11-09.
    @Test
    void tellsOnceThatASuspensionHasEnded() throws Exception {
        apply(
                event("rule", "2025-09-30T12:00:00Z", "published", policy("policy.effective", "2025-09-29", null)),
                event(
                        "pause",
                        "2025-11-12T12:00:00Z",
                        "published",
                        policy("policy.suspended", "2025-11-10", "2026-11-09")));
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
    void followsADateThatIsCorrectedBeforeItComes() throws Exception {
        apply(event("rule", "2026-01-01T00:00:00Z", "published", policy("policy.adopted", "2026-03-01", null)));
        apply(event("rule", "2026-02-01T00:00:00Z", "corrected", policy("policy.adopted", "2026-04", null)));
        assertThat(fire("2026-03-15T00:00:00Z")).isEmpty();
        assertThat(fire("2026-04-01T00:00:00Z")).singleElement().satisfies(change -> {
            assertThat(change.path("timer").asText()).isEqualTo("policy-takes-effect");
            assertThat(change.path("certain").asBoolean()).isFalse();
        });
        apply(event("rule", "2026-05-01T00:00:00Z", "corrected", policy("policy.adopted", "2026-03-20", null)));
        assertThat(fire("2026-06-01T00:00:00Z")).isEmpty();
    }

    @Test
    void takesTheFirstDayAndTheLast() throws Exception {
        apply(event(
                "rule",
                "9999-12-31T23:59:59.999999Z",
                "published",
                policy("policy.adopted", "0001-01-01", "9999-12-31")));
        assertThat(read(ALL)).hasSize(2);
    }

    /// What is imported years later is no news of the clock.
    @Test
    void keepsSilentOfDaysThatHadPassed() throws Exception {
        apply(event("rule", "2026-01-01T00:00:00Z", "published", policy("policy.adopted", "2025-03-01", "2025-06-01")));
        assertThat(fire("2026-06-01T00:00:00Z")).isEmpty();
    }

    @Test
    void firesOnceOfManyInstances() throws Exception {
        apply(event("rule", "2026-01-01T00:00:00Z", "published", policy("policy.adopted", "2026-03-01", "2026-06-01")));
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

    private List<ObjectNode> fire(String now) {
        long before = changes.last();
        timers.fire(Instant.parse(now));
        return read(new Changes.Filter(before, List.of(), List.of(), List.of(), List.of()));
    }

    private List<ObjectNode> read(Changes.Filter filter) {
        return changes.list(filter, false).slice(null, 100).stream()
                .map(Listing.Item::document)
                .toList();
    }

    private static List<String> outbox(String topic) {
        return TRANSACTIONS.call(connection -> Sql.of("SELECT key FROM outbox WHERE topic = ? ORDER BY id", topic)
                .list(connection, row -> new String(row.getBytes(1), StandardCharsets.UTF_8)));
    }

    private void apply(AnnouncementEvent... events) {
        var offset = state.nextOffsets().getOrDefault(0, 0L);
        var entries = new ArrayList<Entry>();
        for (var event : events) {
            var hash = (event.subject() + event.envelope().id() + event.digest()).hashCode() * 7919L;
            entries.add(new Entry.Sound(0, offset + entries.size(), hash, event));
        }
        state.apply(Map.of(0, offset), entries);
    }

    private static String policy(String kind, String validFrom, @Nullable String validTo) {
        return """
                {"reason": "a reason", "kind": "%s", "title": "The rule", "announcedOn": "2025-09-30", "validFrom": "%s", %s
                 "participants": [{"role": "instrument", "entity": "%s", "name": "The rule"}], "jurisdictions": ["US"],
                 "source": {"publisher": "A register"}}""".formatted(kind, validFrom, validTo == null ? "" : "\"validTo\": \"" + validTo + "\",", RULE);
    }

    private static AnnouncementEvent event(String id, String time, String type, String data)
            throws JsonProcessingException {
        var json = Json.read(data.getBytes(StandardCharsets.UTF_8));
        var reading = switch (type) {
            case "published" -> READER.published(without(json, "reason"));
            case "corrected" -> READER.corrected(json);
            default -> READER.retracted(json);
        };
        var content = ((Reading.Valid<Content>) reading).value();
        var event = id + "-" + time + "-" + type;
        return AnnouncementEvent.of(
                new Envelope(
                        event,
                        "/publishers/local",
                        new AnnouncementId(id),
                        null,
                        null,
                        Instant.parse(time),
                        "publisher/local",
                        null),
                content);
    }

    private static JsonNode without(JsonNode json, String field) {
        ((ObjectNode) json).remove(field);
        return json;
    }
}
