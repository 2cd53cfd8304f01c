package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.revision.Outcome;
import io.countermove.entities.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A row of `event`: a sound record with its outcome.
record EventRow(
        int logPartition,
        long logOffset,
        long hash,
        String subject,
        String type,
        String eventId,
        String source,
        String authId,
        @Nullable Instant eventTime,
        @Nullable Instant recordedTime,
        Instant ingestTime,
        @Nullable String traceParent,
        JsonNode content,
        String digest,
        String outcome) {
    static EventRow of(Entry.Sound entry, Outcome outcome) {
        var event = entry.event();
        var envelope = event.envelope();
        return new EventRow(
                entry.partition(),
                entry.offset(),
                entry.hash(),
                event.subject().value(),
                event.type().name(),
                envelope.id(),
                envelope.source(),
                envelope.authId(),
                envelope.time(),
                envelope.recordedTime(),
                envelope.ingestTime(),
                envelope.traceParent(),
                event.content().toJson(),
                event.digest(),
                outcome.word());
    }

    static EventRow read(ResultSet row) throws SQLException {
        return new EventRow(
                row.getInt("log_partition"),
                row.getLong("log_offset"),
                row.getLong("hash"),
                row.getString("subject"),
                row.getString("type"),
                row.getString("event_id"),
                row.getString("source"),
                row.getString("auth_id"),
                Sql.instantOrNull(row, "event_time"),
                Sql.instantOrNull(row, "recorded_time"),
                Sql.instant(row, "ingest_time"),
                row.getString("trace_parent"),
                Sql.json(row, "content"),
                row.getString("digest"),
                row.getString("outcome"));
    }

    /// @param contents reads the content of a type again
    Entry.Sound toDomain(BiFunction<EventType, JsonNode, Content> contents) {
        var envelope = new Envelope(
                eventId, source, new AnnouncementId(subject), eventTime, recordedTime, ingestTime, authId, traceParent);
        var event = new AnnouncementEvent(envelope, contents.apply(EventType.valueOf(type), content), digest);
        return new Entry.Sound(logPartition, logOffset, hash, event);
    }

    Outcome toOutcome() {
        return Word.parse(Outcome.class, outcome);
    }
}
