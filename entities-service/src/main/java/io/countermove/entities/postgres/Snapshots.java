package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known last of entities, by the system's clock; sorted, so that it does not depend on the order of events.
final class Snapshots {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Connection connection;
    private final Collection<String> ids;
    private final Map<String, ObjectNode> snapshots = new LinkedHashMap<>();

    private Snapshots(Connection connection, Collection<String> ids) {
        this.connection = connection;
        this.ids = ids;
        for (var id : ids) {
            snapshots.put(id, NODES.objectNode().put("id", id).put("type", id.substring(0, id.indexOf(':'))));
        }
    }

    /// A name, or an identifier with its scheme.
    private record Pair(String first, @Nullable String second) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::first).thenComparing(pair -> pair.second() == null ? "" : pair.second());

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param before the snapshots that there are
    static Map<String, ObjectNode> of(Connection connection, Revisions.Touched touched, Map<String, JsonNode> before)
            throws SQLException {
        var made = new Snapshots(connection, touched.causes().keySet());
        // What only gained mentions keeps its names: an entity that is in everything is not read wholly each time.
        var kept = new LinkedHashMap<>(before);
        kept.keySet().removeAll(touched.diminished());
        made.addName();
        made.addPairs(touched, kept, "names", "value", "language", """
                SELECT DISTINCT p.entity, n ->> 'value', n ->> 'language' FROM jsonb_array_elements(p.names) n
                """);
        made.addPairs(touched, kept, "identifiers", "scheme", "value", """
                SELECT DISTINCT p.entity, i.key, i.value FROM jsonb_each_text(p.identifiers) i
                """);
        made.addFacts();
        made.addStatuses();
        return made.snapshots;
    }

    private void addName() throws SQLException {
        Sql.of("""
                SELECT e.id, (SELECT p.name FROM participant p
                    WHERE p.entity = e.id AND p.known_to IS NULL AND p.name IS NOT NULL
                    ORDER BY p.announced_earliest, p.announcement, p.position LIMIT 1) AS name
                FROM unnest(?::text[]) AS e (id)
                """, ids).list(connection, row -> node(row.getString("id")).put("name", row.getString("name")));
    }

    private void addPairs(
            Revisions.Touched touched,
            Map<String, JsonNode> kept,
            String field,
            String first,
            String second,
            String pairs)
            throws SQLException {
        var found = new TreeMap<String, SortedSet<Pair>>();
        kept.forEach((id, snapshot) -> snapshot.path(field)
                .forEach(each -> found.computeIfAbsent(id, _ -> new TreeSet<>())
                        .add(new Pair(
                                each.path(first).asText(), each.path(second).textValue()))));
        mentions(touched, kept)
                .add("CROSS JOIN LATERAL (" + pairs + ") a (id, first, second)")
                .list(
                        connection,
                        row -> found.computeIfAbsent(row.getString("id"), _ -> new TreeSet<>())
                                .add(new Pair(row.getString("first"), row.getString("second"))));
        found.forEach((id, all) -> all.forEach(pair ->
                node(id).withArray(field).addObject().put(first, pair.first()).put(second, pair.second())));
    }

    /// The participants to look at: of what is kept only those of the announcements that changed.
    private Sql mentions(Revisions.Touched touched, Map<String, JsonNode> kept) {
        var whole = new HashSet<>(ids);
        whole.removeAll(kept.keySet());
        var announcements = new TreeSet<String>();
        touched.causes().values().forEach(announcements::addAll);
        return Sql.of("""
                SELECT DISTINCT a.id, a.first, a.second FROM (
                    SELECT entity, names, identifiers FROM participant
                    WHERE entity = ANY (?) AND known_to IS NULL
                    UNION ALL SELECT entity, names, identifiers FROM participant
                    WHERE announcement = ANY (?) AND known_to IS NULL AND entity = ANY (?)) p
                """, whole, announcements, kept.keySet());
    }

    private void addFacts() throws SQLException {
        Sql.of("""
                SELECT * FROM fact WHERE entity = ANY (?) AND known_to IS NULL
                ORDER BY property COLLATE "C", slot COLLATE "C", announcement, position
                """, ids)
                .list(
                        connection,
                        row -> node(row.getString("entity")).withArray("facts").add(fact(row)));
    }

    private void addStatuses() throws SQLException {
        Sql.of("""
                SELECT p.* FROM curb c JOIN curb_period p USING (known_by, policy, known_from)
                WHERE c.known_by = 'system' AND c.policy = ANY (?) AND c.known_to IS NULL
                ORDER BY c.policy, p.layer COLLATE "C", p.ordinal
                """, ids)
                .list(
                        connection,
                        row -> node(row.getString("policy"))
                                .withObjectProperty("statuses")
                                .withArray(row.getString("layer"))
                                .addObject()
                                .put("status", row.getString("status"))
                                .put("from", row.getString("from_text"))
                                .put("to", row.getString("to_text"))
                                .put("announcement", row.getString("announcement")));
    }

    private ObjectNode node(String id) {
        return snapshots.computeIfAbsent(id, _ -> NODES.objectNode());
    }

    private static ObjectNode fact(ResultSet row) throws SQLException {
        var node = NODES.objectNode().put("property", row.getString("property"));
        node.set("value", Sql.json(row, "value"));
        node.set("qualifiers", Sql.json(row, "qualifiers"));
        return node.put("validFrom", row.getString("valid_from"))
                .put("validTo", row.getString("valid_to"))
                .put("confidence", Sureness.of(row.getInt("confidence")).word())
                .put("announcement", row.getString("announcement"));
    }
}
