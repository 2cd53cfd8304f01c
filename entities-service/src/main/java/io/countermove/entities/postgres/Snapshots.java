package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known last of entities, by the system's clock; sorted, so that it does not depend on the order of events.
/// A list that is too long for a message is cut, and named in `omitted`: the first names and identifiers stay, and the
/// facts that were announced last.
final class Snapshots {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_PAIRS_LENGTH = 16_000;
    private static final int MOST_FACTS_LENGTH = 8_000;
    private static final int MOST_FACTS = 40;
    private static final String OMITTED = "omitted";

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

    /// A fact, and where it stands among the others.
    private record Said(String slot, String announcement, int position, ObjectNode fact) {
        private static final Comparator<Said> ORDER = Comparator.comparing(
                        (Said said) -> said.fact().path("property").asText())
                .thenComparing(Said::slot)
                .thenComparing(Said::announcement)
                .thenComparingInt(Said::position);

        static Said read(ResultSet row) throws SQLException {
            return new Said(
                    row.getString("slot"), row.getString("announcement"), row.getInt("position"), Snapshots.fact(row));
        }
    }

    /// Without facts where none came or went, since those stay as they are.
    ///
    /// @param before the snapshots that there are, also without those facts
    static Map<String, ObjectNode> of(Connection connection, Revisions.Touched touched, Map<String, JsonNode> before)
            throws SQLException {
        var made = new Snapshots(connection, touched.causes().keySet());
        var kept = new LinkedHashMap<>(before);
        kept.keySet().removeAll(touched.diminished());
        made.addName();
        for (var list : PairList.values()) {
            made.addPairs(list, touched.rows(), kept);
        }
        made.addFacts(touched.stated());
        made.keepOmitted(touched.stated(), before);
        made.addStatuses();
        made.markForgotten(touched);
        return made.snapshots;
    }

    /// Its row stays, for what was known before and for its version.
    private void markForgotten(Revisions.Touched touched) throws SQLException {
        var doubtful = new HashSet<>(ids);
        touched.rows().mentions.stream()
                .filter(mention -> mention.knownTo() == null)
                .forEach(mention -> doubtful.remove(mention.entity()));
        if (doubtful.isEmpty()) {
            return;
        }
        Sql.of("""
                SELECT e.id FROM unnest(?::text[]) AS e (id)
                WHERE NOT EXISTS (SELECT 1 FROM mention m WHERE m.entity = e.id AND m.known_to IS NULL)
                """, doubtful).list(connection, row -> node(row.getString("id")).put("mentioned", false));
    }

    private void addName() throws SQLException {
        Sql.of("""
                SELECT e.id, (SELECT p.name FROM participant p
                    WHERE p.entity = e.id AND p.known_to IS NULL AND p.name IS NOT NULL
                    ORDER BY p.announced_earliest, p.announcement, p.position LIMIT 1) AS name
                FROM unnest(?::text[]) AS e (id)
                """, ids).list(connection, row -> node(row.getString("id")).put("name", row.getString("name")));
    }

    private void addPairs(PairList list, RevisionRows rows, Map<String, JsonNode> kept) throws SQLException {
        list.known(connection, ids, rows, kept).forEach((id, all) -> {
            var room = new Room(MOST_PAIRS_LENGTH);
            var end = end(kept.get(id), list);
            var fitting = all.stream()
                    .takeWhile(pair -> end == null || pair.compareTo(end) <= 0)
                    .map(list::write)
                    .takeWhile(room::takes)
                    .toList();
            node(id).withArray(list.field()).addAll(fitting);
            if (end != null || fitting.size() < all.size()) {
                omit(id, list.field());
            }
        });
    }

    /// The last pair of a list that was cut: what comes after it would be in the gap.
    private static PairList.@Nullable Pair end(@Nullable JsonNode kept, PairList list) {
        if (kept == null || !omits(kept, list.field())) {
            return null;
        }
        var items = kept.path(list.field());
        return list.read(items.path(items.size() - 1));
    }

    private static boolean omits(JsonNode snapshot, String field) {
        for (var omitted : snapshot.path(OMITTED)) {
            if (omitted.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private void omit(String id, String field) {
        node(id).withArray(OMITTED).add(field);
    }

    private void addFacts(Collection<String> stated) throws SQLException {
        if (stated.isEmpty()) {
            return;
        }
        var latest = new LinkedHashMap<String, List<Said>>();
        Sql.of("""
                SELECT f.* FROM unnest(?::text[]) AS e (id) CROSS JOIN LATERAL (
                    SELECT * FROM fact WHERE entity = e.id AND known_to IS NULL
                    ORDER BY announced_earliest DESC, announcement, position LIMIT ?) f
                """, stated, MOST_FACTS + 1)
                .list(
                        connection,
                        row -> latest.computeIfAbsent(row.getString("entity"), _ -> new ArrayList<>())
                                .add(Said.read(row)));
        latest.forEach((id, all) -> {
            var room = new Room(MOST_FACTS_LENGTH);
            var fitting = all.stream()
                    .limit(MOST_FACTS)
                    .takeWhile(said -> room.takes(said.fact()))
                    .toList();
            if (fitting.size() < all.size()) {
                omit(id, "facts");
            }
            fitting.stream()
                    .sorted(Said.ORDER)
                    .forEach(said -> node(id).withArray("facts").add(said.fact()));
        });
    }

    private void keepOmitted(Collection<String> stated, Map<String, JsonNode> before) {
        before.forEach((id, snapshot) -> {
            if (!stated.contains(id) && omits(snapshot, "facts")) {
                omit(id, "facts");
            }
        });
    }

    private void addStatuses() throws SQLException {
        var policies = ids.stream().filter(id -> id.startsWith("policy:")).toList();
        if (policies.isEmpty()) {
            return;
        }
        Sql.of("""
                SELECT * FROM curb_period WHERE known_by = 'system' AND policy = ANY (?) AND known_to IS NULL
                ORDER BY policy, layer COLLATE "C", from_earliest
                """, policies)
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
