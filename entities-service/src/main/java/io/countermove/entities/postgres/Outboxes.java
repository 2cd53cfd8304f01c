package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Outbox;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The outbox in PostgreSQL. Rows of one entity are made under its lock, so their ids stand in the order of its
/// versions.
@Singleton
class Outboxes implements Outbox {
    private static final int OWNER = 0x436f756e;
    /// At once in memory.
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String ELDEST = """
            SELECT * FROM (
                SELECT o.*, sum(o.size) OVER (ORDER BY o.id) - o.size AS before
                FROM (SELECT *, coalesce(octet_length(value), 0) AS size FROM outbox ORDER BY id LIMIT ?) o) b
            WHERE b.before < ? ORDER BY b.id
            """;

    private final Transactions transactions;

    Outboxes(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A row of `outbox`, without the id that the table gives; key and value as PostgreSQL reads bytes.
    record Row(
            String topic,
            @Nullable String key,
            JsonNode headers,
            @Nullable String value) {
        static Row of(String topic, String key, JsonNode value) {
            return new Row(
                    topic,
                    key,
                    json(Map.of("content-type", "application/json")),
                    Json.canonicalText(value).replace("\\", "\\\\"));
        }

        static Row deadLetter(QuarantineRows.Row refused) {
            var headers = ((ObjectNode) refused.headers()).deepCopy();
            headers.put("dlq-reason", refused.reason())
                    .put("dlq-detail", refused.detail())
                    .put("dlq-topic", TopicNames.ANNOUNCEMENTS)
                    .put("dlq-partition", Integer.toString(refused.logPartition()))
                    .put("dlq-offset", Long.toString(refused.logOffset()));
            return new Row(TopicNames.ANNOUNCEMENTS_DEAD_LETTERS, refused.key(), headers, refused.value());
        }
    }

    /// Writes nothing while the projection is built and nobody hears of it.
    static void write(Connection connection, List<Row> rows) throws SQLException {
        if (!rows.isEmpty() && PostgresEmission.isOpen(connection)) {
            insert(connection, rows);
        }
    }

    static void insert(Connection connection, List<Row> rows) throws SQLException {
        Bulk.insert(connection, "outbox", rows);
    }

    @Override
    public int drain(int limit, Consumer<List<Message>> write) {
        return transactions.call(connection -> {
            // One owner in each version of the projection: they share the database.
            if (!Sql.of("SELECT pg_try_advisory_xact_lock(?, hashtext(current_schema()))", OWNER)
                    .list(connection, row -> row.getBoolean(1))
                    .getFirst()) {
                return 0;
            }
            var ids = new ArrayList<Long>();
            var messages = Sql.of(ELDEST, limit, MOST_BYTES).list(connection, row -> {
                ids.add(row.getLong("id"));
                return message(row);
            });
            if (!messages.isEmpty()) {
                write.accept(messages);
                Sql.of("DELETE FROM outbox WHERE id = ANY (?::bigint[])", ids).update(connection);
            }
            return messages.size();
        });
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString("topic"), row.getBytes("key"), texts(Sql.json(row, "headers")), row.getBytes("value"));
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new TreeMap<String, String>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    static JsonNode json(Map<String, String> texts) {
        var node = JsonNodeFactory.instance.objectNode();
        texts.forEach(node::put);
        return node;
    }

    /// Hexadecimal digits as PostgreSQL reads bytes.
    static @Nullable String bytes(@Nullable String digits) {
        return digits == null ? null : "\\x" + digits;
    }

    static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }
}
