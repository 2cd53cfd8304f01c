package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Emission;
import io.countermove.entities.Place;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The row of `projection` says whether others hear of changes. What changes the state shares a lock, what opens has it
/// alone: nothing is applied half heard.
@Singleton
class PostgresEmission implements Emission {
    private static final int PAGE = 500;
    /// The number of the advisory lock, beside that of the schema.
    private static final int EMISSION = 0x656d6974;
    /// The key of what is about no single entity; no entity has such an id.
    private static final String OF_ALL = "projection";

    private final Transactions transactions;

    PostgresEmission(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A row of `entity` as it goes on: what of it is to be stored, and whether others lack it.
    private record Numbered(String id, long version, ObjectNode snapshot, boolean isNews) {
        Outboxes.Row message() {
            return Outboxes.Row.of(TopicNames.ENTITIES, id, snapshot.deepCopy().put("version", version));
        }
    }

    /// The columns of `entity` that are stored.
    private record Version(String id, long version) {}

    /// Until the commit nothing is opened. Whoever opens waits in a queue, and whoever shares after it behind it: rows
    /// that are locked for sharing let others share them for ever.
    static void share(Connection connection) throws SQLException {
        lock(connection, "pg_advisory_xact_lock_shared");
    }

    private static void lock(Connection connection, String function) throws SQLException {
        Sql.of("SELECT " + function + "(?, hashtext(current_schema()))", EMISSION)
                .list(connection, _ -> true);
    }

    static boolean isOpen(Connection connection) throws SQLException {
        return Sql.of("SELECT emitting FROM projection")
                .list(connection, row -> row.getBoolean(1))
                .getFirst();
    }

    @Override
    public boolean isOpen() {
        return transactions.call(PostgresEmission::isOpen);
    }

    @Override
    public void open(int version, Past past) {
        transactions.call(connection -> {
            lock(connection, "pg_advisory_xact_lock");
            boolean open = isOpen(connection);
            if (!open) {
                open(connection, version, past);
            }
            return open;
        });
    }

    private static void open(Connection connection, int version, Past past) throws SQLException {
        addForgotten(connection, past.snapshots());
        var snapshots = number(connection, past.snapshots());
        Outboxes.insert(connection, deadLetters(connection, past));
        PostgresTimers.catchUp(connection, past);
        if (isAnythingApplied(connection)) {
            Outboxes.insert(
                    connection,
                    List.of(Outboxes.Row.of(
                            TopicNames.ENTITY_CHANGES, OF_ALL, rebuilt(connection, version, snapshots))));
        }
        Sql.of("UPDATE projection SET emitting = true").update(connection);
    }

    /// What others have heard of and this state has not: the row stays for the sake of its version, and says nothing.
    private static void addForgotten(Connection connection, Map<String, Heard> heard) throws SQLException {
        Sql.of("""
                INSERT INTO entity (id, type, version, snapshot)
                SELECT id, split_part(id, ':', 1), 0, jsonb_build_object('id', id, 'type', split_part(id, ':', 1), 'mentioned', false)
                FROM unnest(?::text[]) AS id ON CONFLICT DO NOTHING
                """, heard.keySet()).update(connection);
    }

    /// Answers how many snapshots are written.
    private static long number(Connection connection, Map<String, Heard> heard) throws SQLException {
        long written = 0;
        var page = page(connection, "", heard);
        while (!page.isEmpty()) {
            var news = page.stream().filter(Numbered::isNews).toList();
            Bulk.run(
                    connection,
                    "UPDATE entity e SET version = r.version FROM " + Bulk.rowsOf("entity") + " r WHERE e.id = r.id",
                    page.stream()
                            .map(each -> new Version(each.id(), each.version()))
                            .toList());
            Outboxes.insert(connection, news.stream().map(Numbered::message).toList());
            written += news.size();
            page = page(connection, page.getLast().id(), heard);
        }
        return written;
    }

    private static List<Numbered> page(Connection connection, String after, Map<String, Heard> heard)
            throws SQLException {
        return Sql.of("""
                SELECT id, version, snapshot FROM entity WHERE id > ? AND snapshot IS NOT NULL
                ORDER BY id LIMIT ?
                """, after, PAGE).list(connection, row -> numbered(row, heard.get(row.getString("id"))));
    }

    private static Numbered numbered(ResultSet row, @Nullable Heard heard) throws SQLException {
        var id = row.getString("id");
        var snapshot = (ObjectNode) Sql.json(row, "snapshot");
        if (heard == null) {
            return new Numbered(id, row.getLong("version"), snapshot, true);
        }
        var isNews = !Json.digest(Json.canonical(snapshot)).equals(heard.digest());
        return new Numbered(id, isNews ? heard.version() + 1 : heard.version(), snapshot, isNews);
    }

    private static List<Outboxes.Row> deadLetters(Connection connection, Past past) throws SQLException {
        var rows = new ArrayList<Outboxes.Row>();
        Sql.of("SELECT * FROM quarantine ORDER BY log_partition, log_offset").list(connection, row -> {
            var refused = QuarantineRows.Row.read(row);
            var place = new Place(refused.logPartition(), refused.logOffset());
            return past.deadLetters().contains(place) || rows.add(Outboxes.Row.deadLetter(refused));
        });
        return rows;
    }

    private static boolean isAnythingApplied(Connection connection) throws SQLException {
        return Sql.of("SELECT coalesce(max(next_offset), 0) FROM applied")
                        .list(connection, row -> row.getLong(1))
                        .getFirst()
                > 0;
    }

    private static ObjectNode rebuilt(Connection connection, int version, long snapshots) throws SQLException {
        var whole = JsonNodeFactory.instance.objectNode();
        var rebuilt = whole.putObject("rebuilt").put("projection", version).put("snapshots", snapshots);
        var position = rebuilt.putObject("position");
        Sql.of("SELECT log_partition, next_offset FROM applied WHERE next_offset > 0 ORDER BY 1")
                .list(connection, row -> position.put(row.getString(1), row.getLong(2) - 1));
        return whole;
    }
}
