package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.log.LogPosition;
import io.countermove.contracts.log.PoisonReason;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.contracts.reconciliation.Tally;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.AnotherLogException;
import io.countermove.entities.Entry;
import io.countermove.entities.FencedException;
import io.countermove.entities.Moment;
import io.countermove.local.PostgresProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// The projection against the real PostgreSQL, without Kafka: what stands where in the log is given.
class PostgresStateTest {
    private static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();
    private static final Transactions TRANSACTIONS = new Transactions(SOURCE);
    private static final Moment NOW =
            new Moment(LocalDate.parse("2026-11-24"), Instant.parse("2026-11-24T00:00:00Z"), KnownBy.SYSTEM);

    @TempDir
    static Path folder;

    private static PostgresProcess postgres;

    private final PostgresState state = state();

    private record Reconciled(Map<String, Tally> outcomes, Tally current, Tally facts, List<String> entities) {
        long count(String outcome) {
            return outcomes.getOrDefault(outcome, Tally.NONE).count();
        }
    }

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
                        "TRUNCATE log, applied, tally, event, quarantine, replay, revision, answer, mention,"
                                + " participant, fact, entity, naming, curb, curb_period, curb_part, outbox")
                .update(connection));
        TRANSACTIONS.call(
                connection -> Sql.of("UPDATE projection SET emitting = true").update(connection));
        state.bind("topic", "id", 4);
    }

    @Test
    void foldsAnyOrderToTheSameRows() {
        var events = new ArrayList<>(List.of(
                published("a", "a-1", 1, "The curb takes effect", "chip:nvidia-h20"),
                corrected("a", "a-2", 3, "The curb takes effect, corrected", "chip:nvidia-h800"),
                retracted("a", "a-3", 5),
                corrected("a", "a-4", 7, "The curb is back", "chip:nvidia-h20"),
                published("a", "a-1", 1, "The curb takes effect", "chip:nvidia-h20"),
                published("a", "a-5", 9, "Other content", "chip:amd-mi308"),
                published("a", "a-6", 11, "The curb takes effect", "chip:nvidia-h20"),
                published("b", "b-1", 2, "A second curb", "chip:nvidia-h20"),
                retracted("b", "b-2", 4),
                corrected("c", "c-2", 6, "Never published", "chip:nvidia-h20")));
        apply(events, events.size());
        var expected = reconciled();
        assertThat(expected.count("conflict")).isEqualTo(1);
        assertThat(expected.count("duplicate")).isEqualTo(2);
        assertThat(expected.count("pending")).isEqualTo(1);
        assertThat(expected.current().count()).isEqualTo(2);
        var random = new Random(42);
        for (int i = 0; i < 30; i++) {
            Collections.shuffle(events, random);
            empty();
            apply(events, 1 + random.nextInt(events.size()));
            assertThat(reconciled()).isEqualTo(expected);
        }
    }

    @Test
    void keepsTheQuarantineInStepWhenAFoldChangesAnOutcome() {
        apply(List.of(published("a", "late", 5, "Late", "chip:nvidia-h20")), 1);
        assertThat(quarantined()).isEmpty();

        next(List.of(published("a", "early", 1, "Early", "chip:nvidia-h20")));

        assertThat(quarantined()).containsExactly("late");
        assertThat(reconciled().count("applied")).isEqualTo(1);
        assertThat(reconciled().count("conflict")).isEqualTo(1);
    }

    @Test
    void ticksOffWhatWasReplayedInWhateverOrder() {
        var event = published("a", "a-1", 1, "A curb", "chip:nvidia-h20");
        var sound = (Entry.Sound) entry(1, 0, event);
        var poison = new Entry.Poison(
                0,
                0,
                new RecordIdentity("a", "type", "a-1", "digest"),
                PoisonReason.WRONG_PARTITION,
                "stands in 0, not in 1",
                Map.of("ce_id", "a-1"),
                "61",
                "7b7d");
        var replay = new Entry.Sound(1, 0, poison.hash(), event, new LogPosition(0, 0));
        var other = new Entry.Sound(1, 0, sound.hash(), event, new LogPosition(0, 0));
        var quarantine = new PostgresReconciliation(TRANSACTIONS);

        state.apply(Map.of(0, 0L), List.of(poison));
        assertThat(quarantine.report().quarantined()).isEqualTo(1);
        state.apply(Map.of(1, 0L), List.of(replay));
        assertThat(quarantine.report().quarantined()).isZero();
        List<String> replayedAs = TRANSACTIONS.call(connection ->
                Sql.of("SELECT replayed_as FROM quarantine_item").list(connection, row -> row.getString(1)));
        assertThat(replayedAs).containsExactly("1:0");
        var expected = reconciled();
        assertThat(expected.count("quarantined")).isEqualTo(1);
        assertThat(expected.count("applied")).isEqualTo(1);

        empty();
        state.apply(Map.of(1, 0L), List.of(replay));
        state.apply(Map.of(0, 0L), List.of(poison));
        assertThat(quarantine.report().quarantined()).isZero();
        assertThat(reconciled()).isEqualTo(expected);

        empty();
        state.apply(Map.of(0, 0L, 1, 0L), List.of(poison, other));
        assertThat(quarantine.report().quarantined()).isEqualTo(1);
    }

    @Test
    void sendsALetterOnceForEachThatEntersTheQuarantine() {
        apply(
                List.of(
                        published("a", "late", 5, "Late", "chip:nvidia-h20"),
                        published("a", "early", 1, "Early", "chip:nvidia-h20"),
                        published("a", "later", 7, "Later", "chip:nvidia-h20")),
                1);
        List<com.fasterxml.jackson.databind.JsonNode> letters = TRANSACTIONS.call(connection -> Sql.of(
                        "SELECT headers FROM outbox WHERE topic = 'countermove.announcements.v1.dlq' ORDER BY id")
                .list(connection, row -> Sql.json(row, "headers")));

        assertThat(letters)
                .extracting(headers -> headers.path("ce_id").asText()
                        + " " + headers.path("dlq-reason").asText()
                        + " " + headers.path("dlq-offset").asText())
                .containsExactly("late conflict 0", "later conflict 2");
    }

    @Test
    void refusesACorrectionFromElsewhereAndSaysSo() {
        var foreign = corrected("a", "a-2", 3, "A foreign title", "chip:nvidia-h20");
        var envelope = foreign.envelope();
        var elsewhere = new AnnouncementEvent(
                new Envelope(
                        envelope.id(),
                        "/publishers/other",
                        envelope.subject(),
                        null,
                        null,
                        envelope.ingestTime(),
                        "publisher/other",
                        null),
                foreign.content(),
                foreign.digest());
        apply(List.of(elsewhere, published("a", "a-1", 1, "A curb", "chip:nvidia-h20")), 1);

        assertThat(quarantined()).containsExactly("a-2");
        assertThat(reconciled().count("quarantined")).isEqualTo(1);
        assertThat(reconciled().count("pending")).isZero();
        var title = new PostgresAnnouncements(TRANSACTIONS)
                .list(io.countermove.entities.Announcements.Filter.about(List.of("policy:us-curb")), NOW)
                .slice(null, 10);
        assertThat(title).hasSize(1);
        assertThat(title.getFirst().document().get("title").asText()).isEqualTo("A curb");
    }

    @Test
    void refusesAReaderThatLostThePartition() {
        apply(List.of(published("a", "a-1", 1, "A curb", "chip:nvidia-h20")), 1);
        var late = entry(0, 1, published("b", "b-1", 2, "B curb", "chip:nvidia-h20"));

        assertThatThrownBy(() -> state.apply(Map.of(0, 0L), List.of(late))).isInstanceOf(FencedException.class);

        assertThat(reconciled().current().count()).isEqualTo(1);
        assertThat(state.nextOffsets()).containsEntry(0, 1L);
        assertThat(count("SELECT count(*) FROM event")).isEqualTo(1);
    }

    @Test
    void resumesWhereItStood() {
        apply(List.of(published("a", "a-1", 1, "A curb", "chip:nvidia-h20")), 1);

        assertThat(state().nextOffsets()).isEqualTo(Map.of(0, 1L, 1, 0L, 2, 0L, 3, 0L));
    }

    @Test
    void refusesALogThatWasBegunAgain() {
        assertThatThrownBy(() -> state.bind("topic", "another id", 4))
                .isInstanceOf(AnotherLogException.class)
                .hasMessageContaining("lost and begun again");
    }

    @Test
    void losesNothingWhenAnEntityIsTouchedFromAllPartitionsAtOnce() throws Exception {
        try (var executor = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Integer>>();
            for (int partition = 0; partition < 4; partition++) {
                var own = partition;
                work.add(() -> {
                    for (int i = 0; i < 25; i++) {
                        var id = "p" + own + "-" + i;
                        var event = published(id, id, 1 + i, "Curb " + id, "chip:nvidia-h20");
                        state.apply(Map.of(own, (long) i), List.of(entry(own, i, event)));
                    }
                    return own;
                });
            }
            for (var done : executor.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(count("SELECT version FROM entity WHERE id = 'chip:nvidia-h20'"))
                .isEqualTo(100);
        assertThat(count("SELECT count(*) FROM jsonb_array_elements("
                        + "(SELECT snapshot -> 'names' FROM entity WHERE id = 'chip:nvidia-h20'))"))
                .isEqualTo(100);
        assertThat(count("SELECT count(*) FROM curb_period WHERE policy = 'policy:us-curb' AND known_by = 'system'"
                        + " AND known_to IS NULL"))
                .isPositive();
        var versions = TRANSACTIONS.call(connection -> Sql.of("""
                SELECT (convert_from(value, 'UTF8')::jsonb ->> 'version')::bigint AS version FROM outbox
                WHERE topic = 'countermove.entities.v1' AND convert_from(key, 'UTF8') = 'chip:nvidia-h20' ORDER BY id
                """).list(connection, row -> row.getLong("version")));
        assertThat(versions).hasSize(100).isSorted();
        var together = reconciled();

        empty();
        for (int i = 0; i < 25; i++) {
            for (int partition = 0; partition < 4; partition++) {
                var id = "p" + partition + "-" + i;
                var event = published(id, id, 1 + i, "Curb " + id, "chip:nvidia-h20");
                state.apply(Map.of(partition, (long) i), List.of(entry(partition, i, event)));
            }
        }
        assertThat(together).isEqualTo(reconciled());
    }

    @Test
    void doesNotStopWhenEntitiesAreTouchedInOppositeOrders() throws Exception {
        var chips = List.of("chip:nvidia-h20", "chip:amd-mi308", "chip:nvidia-h800", "chip:kunlun-p800");
        try (var executor = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Integer>>();
            for (int partition = 0; partition < 4; partition++) {
                var own = partition;
                work.add(() -> {
                    for (int i = 0; i < 20; i++) {
                        var batch = new ArrayList<Entry>();
                        for (int j = 0; j < 4; j++) {
                            var id = "o%d-%d-%d".formatted(own, i, j);
                            var chip = chips.get(own % 2 == 0 ? j : 3 - j);
                            batch.add(entry(own, i * 4L + j, published(id, id, 1 + i, "Curb " + id, chip)));
                        }
                        state.apply(Map.of(own, i * 4L), batch);
                    }
                    return own;
                });
            }
            for (var done : executor.invokeAll(work)) {
                done.get();
            }
        }
        for (var chip : chips) {
            assertThat(count("SELECT version FROM entity WHERE id = '" + chip + "'"))
                    .isEqualTo(80);
        }
        assertThat(reconciled().current().count()).isEqualTo(320);
    }

    @Test
    void resolvesInListsAsOnThePage() {
        apply(
                List.of(
                        published("a", "a-1", 1, "One", "chip:nvidia-h20"),
                        published("b", "b-1", 2, "Two", "chip:nvidia-h20")),
                2);
        var entities = new PostgresEntities(TRANSACTIONS);

        var page = entities.find("chip:nvidia-h20", NOW).orElseThrow();
        assertThat(page.at("/facts/0/announcement").asText()).isEqualTo("a");
        assertThat(page.at("/facts/0/alternatives/0/announcement").asText()).isEqualTo("b");
        var best = TRANSACTIONS.call(connection -> Sql.of("SELECT f.announcement FROM fact f WHERE")
                .add(FactRows.standing(NOW))
                .list(connection, row -> row.getString(1)));
        assertThat(best).startsWith("a");
    }

    private static PostgresState state() {
        return new PostgresState(TRANSACTIONS, new Events());
    }

    /// In partition 0 in the order given, some at a time.
    private void apply(List<AnnouncementEvent> events, int size) {
        for (int from = 0; from < events.size(); from += size) {
            next(events.subList(from, Math.min(from + size, events.size())));
        }
    }

    private void next(List<AnnouncementEvent> events) {
        var offset = state.nextOffsets().getOrDefault(0, 0L);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < events.size(); i++) {
            entries.add(entry(0, offset + i, events.get(i)));
        }
        state.apply(Map.of(0, offset), entries);
    }

    private static Entry entry(int partition, long offset, AnnouncementEvent event) {
        var hash = (event.subject() + event.envelope().id() + event.digest()).hashCode() * 7919L;
        return new Entry.Sound(partition, offset, hash, event);
    }

    /// An entity that only a refused event names keeps its row, for the sake of its version, but was never known.
    private static Reconciled reconciled() {
        var report = new PostgresReconciliation(TRANSACTIONS).report();
        var entities = TRANSACTIONS.call(connection -> Sql.of(
                        "SELECT id || first_known::text || first_public::text || coalesce(name, '-') || snapshot::text AS line"
                                + " FROM entity WHERE first_known IS NOT NULL ORDER BY id")
                .list(connection, row -> row.getString("line")));
        return new Reconciled(new TreeMap<>(report.outcomes()), report.current(), report.facts(), entities);
    }

    private static List<String> quarantined() {
        return TRANSACTIONS.call(
                connection -> Sql.of("SELECT event_id FROM quarantine").list(connection, row -> row.getString(1)));
    }

    private static long count(String sql) {
        return TRANSACTIONS.call(connection ->
                Sql.of(sql).list(connection, row -> row.getLong(1)).getFirst());
    }

    private static AnnouncementEvent published(String id, String event, int second, String title, String target) {
        return event(id, event, second, READER.published(json(id, title, target, "")));
    }

    private static AnnouncementEvent corrected(String id, String event, int second, String title, String target) {
        return event(id, event, second, READER.corrected(json(id, title, target, "\"reason\": \"a reason\",")));
    }

    private static AnnouncementEvent retracted(String id, String event, int second) {
        return event(id, event, second, READER.retracted(read("{\"reason\": \"it never happened\"}")));
    }

    private static AnnouncementEvent event(String id, String event, int second, Reading<Content> reading) {
        var content = switch (reading) {
            case Reading.Valid<Content>(var valid) -> valid;
            case Reading.Invalid<Content>(var violations) -> throw new IllegalArgumentException(violations.toString());
        };
        var time = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(second);
        return AnnouncementEvent.of(
                new Envelope(
                        event, "/publishers/local", new AnnouncementId(id), null, null, time, "publisher/local", null),
                content);
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String id, String title, String target, String more) {
        return read("""
                {%s "kind": "policy.effective", "title": "%s", "announcedOn": "2025-04-15", "validFrom": "2025-04",
                 "participants": [{"role": "instrument", "entity": "policy:us-curb", "name": "The curb"},
                                  {"role": "target", "entity": "%s", "name": "A chip called %s",
                                   "identifiers": {"sku": "%s"}}],
                 "facts": [{"entity": "%s", "property": "export-status", "value": "blocked"}],
                 "source": {"publisher": "A register"}}
                """.formatted(more, title, target, id, id, target));
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
