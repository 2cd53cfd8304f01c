package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Changes;
import io.countermove.entities.Listing;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The feed, read.
@Singleton
class PostgresChanges implements Changes {
    private final Transactions transactions;

    PostgresChanges(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Listing list(Filter filter, boolean newestFirst) {
        var sql = Sql.of("""
                SELECT c.*, r.kind, r.title, r.reason, r.source, r.auth_id, r.content AS after, b.content AS before
                FROM change c LEFT JOIN revision r ON r.announcement = c.announcement
                    AND r.event_id = c.event_id AND r.source = coalesce(c.event_source, r.source)
                LEFT JOIN revision b ON b.announcement = c.announcement AND b.ordinal = r.ordinal - 1
                WHERE true
                """);
        if (filter.after() != null) {
            sql.add("AND c.id > ?", filter.after());
        }
        if (!filter.types().isEmpty()) {
            sql.add(
                    "AND c.type = ANY (?)",
                    filter.types().stream().map(Type::word).toList());
        }
        if (!filter.entities().isEmpty()) {
            var ids = members(filter.entities());
            sql.add("""
                    AND c.id IN (SELECT id FROM change WHERE entity = ANY (?)
                        UNION ALL SELECT id FROM change
                            WHERE detail -> 'ids' IS NOT NULL AND jsonb_exists_any(detail -> 'ids', ?::text[])
                        UNION ALL SELECT o.id FROM change o JOIN mention m USING (announcement)
                            WHERE o.entity IS NULL AND m.entity = ANY (?))
                    """, ids, ids, ids);
        }
        // Of a retraction too: it says nothing of itself, and is about what was said before.
        if (!filter.jurisdictions().isEmpty()) {
            sql.add(
                    "AND EXISTS (SELECT 1 FROM revision j WHERE j.announcement = c.announcement AND j.jurisdictions && ?)",
                    filter.jurisdictions());
        }
        if (!filter.kinds().isEmpty()) {
            sql.add(
                    "AND EXISTS (SELECT 1 FROM revision k, unnest(?::text[]) AS asked (kind) WHERE"
                            + " k.announcement = c.announcement AND (k.kind = asked.kind OR starts_with(k.kind, asked.kind || '.')))",
                    filter.kinds());
        }
        return new SqlListing(
                transactions, sql, List.of(new SqlListing.Key("id", "bigint", newestFirst)), PostgresChanges::document);
    }

    /// Under all ids that are known to be theirs.
    private Set<String> members(List<String> entities) {
        return transactions.call(connection -> Identity.members(connection, entities).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
    }

    @Override
    public Extent extent() {
        return transactions.call(connection -> Sql.of("SELECT min(id), max(id) FROM change")
                .list(connection, row -> new Extent(row.getLong(1), row.getLong(2)))
                .getFirst());
    }

    private static ObjectNode document(ResultSet row) throws SQLException {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("id", row.getString("id"))
                .put("type", row.getString("type"))
                .put("at", Sql.instant(row, "at").toString());
        if (row.getString("entity") != null) {
            node.put("entity", row.getString("entity"));
        }
        var cause = node.putObject("cause").put("announcement", row.getString("announcement"));
        if (row.getString("event_id") == null) {
            var detail = (ObjectNode) Sql.json(row, "detail");
            if (detail.has("announcements")) {
                cause.set("announcements", detail.remove("announcements"));
            }
            node.setAll(detail);
            return node;
        }
        cause.put("event", row.getString("event_id"))
                .put("source", row.getString("source"))
                .put("publishedBy", row.getString("auth_id"))
                .put("reason", row.getString("reason"));
        node.put("kind", row.getString("kind")).put("title", row.getString("title"));
        node.set("before", row.getString("before") == null ? node.nullNode() : Sql.json(row, "before"));
        node.set("after", row.getString("after") == null ? node.nullNode() : Sql.json(row, "after"));
        return node;
    }
}
