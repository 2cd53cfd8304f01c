package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementBinder;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.Entry;
import io.countermove.entities.Folded;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The raw events, as the log holds them.
@Singleton
class Events {
    private final AnnouncementReader reader = new AnnouncementReader(Vocabulary.standard());

    /// All that is stored of the subjects, by subject.
    Map<String, List<Entry.Sound>> load(Connection connection, Collection<String> subjects) throws SQLException {
        return Sql.of("SELECT * FROM event WHERE subject = ANY (?)", subjects).list(connection, EventRow::read).stream()
                .map(row -> row.toDomain(this::content))
                .collect(Collectors.groupingBy(entry -> entry.event().subject().value()));
    }

    /// Stores what is new, and the outcomes that have changed.
    void write(Connection connection, List<SubjectChange> changes) throws SQLException {
        var fresh = new ArrayList<EventRow>();
        var moved = new ArrayList<EventRow>();
        for (var change : changes) {
            change.after().outcomes().forEach((entry, outcome) -> {
                var before = change.outcomeBefore(entry);
                if (before == null) {
                    fresh.add(EventRow.of(entry, outcome));
                } else if (before != outcome) {
                    moved.add(EventRow.of(entry, outcome));
                }
            });
        }
        Bulk.insert(connection, "event", fresh);
        if (!moved.isEmpty()) {
            Bulk.run(
                    connection,
                    "UPDATE event SET outcome = r.outcome FROM " + Bulk.rowsOf("event") + " r"
                            + " WHERE event.log_partition = r.log_partition AND event.log_offset = r.log_offset",
                    moved);
        }
    }

    /// An announcement as a revision holds it, for the fold of policies: it was validated before it was stored, and of
    /// the values of facts only the words matter.
    static Announcement announcement(JsonNode content) {
        return AnnouncementBinder.bind(
                content, fact -> new FactValue.Choice(fact.path("value").asText()));
    }

    private Content content(EventType type, JsonNode json) {
        var reading = switch (type) {
            case PUBLISHED -> reader.published(json);
            case CORRECTED -> reader.corrected(json);
            case RETRACTED -> reader.retracted(json);
        };
        return switch (reading) {
            case Reading.Valid<Content>(var content) -> content;
            case Reading.Invalid<Content>(var violations) ->
                throw new IllegalStateException("a stored event is not valid any more: " + violations);
        };
    }

    static Folded fold(List<Entry.Sound> stored, List<Entry.Sound> fresh) {
        var all = new ArrayList<>(stored);
        all.addAll(fresh);
        return Folded.of(all);
    }
}
