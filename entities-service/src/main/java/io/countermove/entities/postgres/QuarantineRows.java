package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.revision.Outcome;
import io.countermove.entities.Entry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the quarantine in step with the fold.
final class QuarantineRows {
    private final List<Row> kept = new ArrayList<>();
    private final List<Row> released = new ArrayList<>();
    private final List<Outboxes.Row> deadLetters = new ArrayList<>();

    /// A row of `quarantine`; bytes as PostgreSQL reads them, `\x…`.
    record Row(
            int logPartition,
            long logOffset,
            String outcome,
            String reason,
            String detail,
            String subject,
            String eventId,
            JsonNode headers,
            @Nullable String key,
            @Nullable String value,
            long hash) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getInt("log_partition"),
                    row.getLong("log_offset"),
                    row.getString("outcome"),
                    row.getString("reason"),
                    row.getString("detail"),
                    row.getString("subject"),
                    row.getString("event_id"),
                    Sql.json(row, "headers"),
                    row.getString("key"),
                    row.getString("value"),
                    row.getLong("hash"));
        }
    }

    void add(Entry.Poison poison) {
        enter(new Row(
                poison.partition(),
                poison.offset(),
                "poison",
                poison.reason().word(),
                poison.detail(),
                poison.identity().subject(),
                poison.identity().eventId(),
                Outboxes.json(poison.headers()),
                Outboxes.bytes(poison.key()),
                Outboxes.bytes(poison.value()),
                poison.hash()));
    }

    void add(SubjectChange change) {
        change.after().outcomes().forEach((entry, outcome) -> {
            var before = change.outcomeBefore(entry);
            if (isQuarantined(outcome) && (before == null || !isQuarantined(before))) {
                enter(row(entry, outcome));
            } else if (isQuarantined(outcome) && before != outcome) {
                kept.add(row(entry, outcome));
            } else if (before != null && isQuarantined(before) && !isQuarantined(outcome)) {
                released.add(row(entry, outcome));
            }
        });
    }

    void write(Connection connection) throws SQLException {
        if (!released.isEmpty()) {
            Bulk.run(
                    connection,
                    "DELETE FROM quarantine q USING " + Bulk.rowsOf("quarantine")
                            + " r WHERE q.log_partition = r.log_partition AND q.log_offset = r.log_offset",
                    released);
        }
        if (!kept.isEmpty()) {
            Bulk.run(
                    connection,
                    "INSERT INTO quarantine SELECT * FROM " + Bulk.rowsOf("quarantine")
                            + " ON CONFLICT (log_partition, log_offset) DO UPDATE"
                            + " SET outcome = excluded.outcome, reason = excluded.reason, detail = excluded.detail",
                    kept);
        }
        Outboxes.write(connection, deadLetters);
    }

    private void enter(Row row) {
        kept.add(row);
        deadLetters.add(Outboxes.Row.deadLetter(row));
    }

    private static boolean isQuarantined(Outcome outcome) {
        return outcome == Outcome.CONFLICT || outcome == Outcome.FOREIGN_CORRECTION;
    }

    private static Row row(Entry.Sound entry, Outcome outcome) {
        var event = entry.event();
        return new Row(
                entry.partition(),
                entry.offset(),
                outcome.word(),
                outcome.word(),
                outcome == Outcome.CONFLICT
                        ? "other content under the id of what was published before"
                        : "from " + event.envelope().source() + ", which is outside the source of what it names",
                event.subject().value(),
                event.envelope().id(),
                headers(event),
                Outboxes.hex(event.subject().value().getBytes(StandardCharsets.UTF_8)),
                Outboxes.hex(event.content().toBytes()),
                entry.hash());
    }

    private static JsonNode headers(AnnouncementEvent event) {
        var texts = new TreeMap<String, String>();
        for (var header : KafkaHeaders.write(event.envelope(), event.type())) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return Outboxes.json(texts);
    }
}
