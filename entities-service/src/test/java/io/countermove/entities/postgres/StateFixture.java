package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.Entry;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.local.PostgresProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A state in a PostgreSQL of its own, to which events are applied as if they stood in partition 0.
final class StateFixture implements AutoCloseable {
    private static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());

    final Transactions transactions;
    private final PostgresProcess postgres;
    private PostgresState state;

    StateFixture(Path folder) {
        postgres = PostgresProcess.start(folder, 0);
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl() + (postgres.jdbcUrl().contains("?") ? "&" : "?") + "currentSchema=state_1");
        source.setUser(postgres.username());
        source.setPassword(postgres.password());
        Flyway.configure().dataSource(source).schemas("state_1").load().migrate();
        transactions = new Transactions(source);
        state = new PostgresState(transactions, new Events());
        state.bind("topic", "id", 1);
    }

    /// Nothing applied yet, and others hear of what will be.
    void empty() {
        transactions.call(connection -> Sql.of(
                        "TRUNCATE log, applied, tally, event, quarantine, replay, revision, answer, mention,"
                                + " participant, fact, entity, naming, curb, curb_period, curb_part, outbox, change, timer RESTART IDENTITY")
                .update(connection));
        transactions.call(
                connection -> Sql.of("UPDATE projection SET emitting = true").update(connection));
        // It remembers names that it has stored.
        state = new PostgresState(transactions, new Events());
        state.bind("topic", "id", 1);
    }

    static Moment at(String validAt, String knownAt) {
        return new Moment(LocalDate.parse(validAt), Instant.parse(knownAt), KnownBy.SYSTEM);
    }

    void published(String id, String ingestTime, String json) {
        apply(List.of(event(id, id + "-1", ingestTime, READER.published(read(json)))));
    }

    void corrected(String id, String ingestTime, String json) {
        apply(List.of(event(id, id + ingestTime, ingestTime, READER.corrected(read(json)))));
    }

    void corrected(String source, String event, String id, String ingestTime, String json) {
        apply(List.of(event(source, id, event, ingestTime, READER.corrected(read(json)))));
    }

    void retracted(String id, String ingestTime) {
        apply(List.of(event(id, id + ingestTime, ingestTime, READER.retracted(read("{\"reason\": \"an error\"}")))));
    }

    /// Many at once, by id.
    void published(String ingestTime, Map<String, String> jsons) {
        var events = new ArrayList<AnnouncementEvent>();
        jsons.forEach((id, json) -> events.add(event(id, id + "-1", ingestTime, READER.published(read(json)))));
        for (int from = 0; from < events.size(); from += 1_000) {
            apply(events.subList(from, Math.min(from + 1_000, events.size())));
        }
    }

    static List<String> ids(Listing listing) {
        return listing.slice(null, 500).stream()
                .map(item -> item.document().path("id").asText())
                .toList();
    }

    private void apply(List<AnnouncementEvent> events) {
        var offset = state.nextOffsets().getOrDefault(0, 0L);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < events.size(); i++) {
            entries.add(new Entry.Sound(0, offset + i, offset + i, events.get(i)));
        }
        state.apply(Map.of(0, offset), entries);
    }

    private static AnnouncementEvent event(String id, String event, String ingestTime, Reading<Content> reading) {
        return event("/publishers/local", id, event, ingestTime, reading);
    }

    private static AnnouncementEvent event(
            String source, String id, String event, String ingestTime, Reading<Content> reading) {
        var content = switch (reading) {
            case Reading.Valid<Content>(var valid) -> valid;
            case Reading.Invalid<Content>(var violations) -> throw new IllegalArgumentException(violations.toString());
        };
        return AnnouncementEvent.of(
                new Envelope(
                        event,
                        source,
                        new AnnouncementId(id),
                        null,
                        null,
                        Instant.parse(ingestTime),
                        "publisher/local",
                        null),
                content);
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
