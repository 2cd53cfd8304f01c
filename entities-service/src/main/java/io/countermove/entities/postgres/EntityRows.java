package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.topic.TopicNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The entities: locked in the order of their ids, then computed again from what all announcements say of them.
final class EntityRows {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EntityRows() {}

    /// An entity under our lock.
    ///
    /// @param version of the last change
    record Locked(String id, long version, @Nullable JsonNode before) {
        JsonNode statuses() {
            return before == null ? MissingNode.getInstance() : before.path("statuses");
        }
    }

    /// One that is other than before.
    private record News(Locked entity, ObjectNode snapshot) {}

    /// What is computed.
    private record Derived(
            String id, long version, @Nullable String name, JsonNode snapshot) {}

    /// Locks; from here on no other transaction computes these entities, and we see all that was committed.
    static List<Locked> lock(Connection connection, Revisions.Touched touched) throws SQLException {
        var ids = touched.causes().keySet();
        Sql.of("""
                INSERT INTO entity (id, type, version)
                SELECT id, split_part(id, ':', 1), 0 FROM unnest(?::text[]) AS id ORDER BY id COLLATE "C"
                ON CONFLICT (id) DO NOTHING
                """, ids).update(connection);
        return Sql.of("""
                SELECT id, version, CASE WHEN id = ANY (?) THEN snapshot ELSE snapshot - 'facts' END AS snapshot
                FROM entity WHERE id = ANY (?) ORDER BY id FOR UPDATE
                """, touched.stated(), ids)
                .list(
                        connection,
                        row -> new Locked(
                                row.getString("id"),
                                row.getLong("version"),
                                row.getString("snapshot") == null ? null : Sql.json(row, "snapshot")));
    }

    /// Computes the locked entities, and tells of each that is other than before, and of policies whose statuses moved.
    static void derive(Connection connection, List<Locked> locked, Revisions.Touched touched, Telling telling)
            throws SQLException {
        var before = new HashMap<String, JsonNode>();
        locked.stream()
                .filter(entity -> entity.before() != null)
                .forEach(entity -> before.put(entity.id(), entity.before()));
        var snapshots = Snapshots.of(connection, touched, before);
        var news = new ArrayList<News>();
        for (var entity : locked) {
            var snapshot = snapshots.getOrDefault(entity.id(), NODES.objectNode());
            if (!snapshot.equals(entity.before())) {
                news.add(new News(entity, snapshot));
            }
        }
        write(connection, news, touched, telling);
        storeFirsts(connection, touched);
    }

    private static void write(Connection connection, List<News> news, Revisions.Touched touched, Telling telling)
            throws SQLException {
        var at = telling.at(telling.of(touched.moved().keySet()));
        var same = facts(
                connection,
                news.stream()
                        .map(each -> each.entity().id())
                        .filter(id -> !touched.stated().contains(id))
                        .toList());
        var derived = new ArrayList<Derived>();
        for (var each : news) {
            var entity = each.entity();
            var snapshot = each.snapshot();
            long version = entity.version() + 1;
            var causes = touched.causes().getOrDefault(entity.id(), new TreeSet<>());
            var told = new ArrayList<>(telling.of(causes));
            if (!entity.statuses().equals(snapshot.path("statuses"))) {
                told.add(telling.add(
                        ChangeRows.statusMoved(entity.id(), entity.statuses(), snapshot.path("statuses"), causes, at)));
            }
            telling.tell(TopicNames.ENTITY_CHANGES, entity.id(), change(entity, version, snapshot, causes), told);
            // What it was before has none of them, so they come after the change is told.
            var facts = same.get(entity.id());
            if (facts != null) {
                snapshot.set("facts", facts);
            }
            derived.add(new Derived(entity.id(), version, snapshot.path("name").textValue(), snapshot));
            telling.keep(entity.id(), snapshot.deepCopy().put("version", version));
        }
        store(connection, derived);
    }

    /// Those of the snapshots as they stand.
    private static Map<String, JsonNode> facts(Connection connection, Collection<String> ids) throws SQLException {
        var facts = new HashMap<String, JsonNode>();
        if (!ids.isEmpty()) {
            Sql.of(
                            "SELECT id, snapshot -> 'facts' AS facts FROM entity WHERE id = ANY (?) AND snapshot -> 'facts' IS NOT NULL",
                            ids)
                    .list(connection, row -> facts.put(row.getString("id"), Sql.json(row, "facts")));
        }
        return facts;
    }

    private static void store(Connection connection, List<Derived> derived) throws SQLException {
        if (!derived.isEmpty()) {
            Bulk.run(connection, """
                    UPDATE entity e SET version = r.version, name = r.name, snapshot = r.snapshot
                    FROM %s r WHERE e.id = r.id
                    """.formatted(Bulk.rowsOf("entity")), derived);
        }
    }

    /// Since when each is known, by each clock. An entity that only gained mentions is known since then or since one of
    /// these; of the others all mentions are looked at.
    private static void storeFirsts(Connection connection, Revisions.Touched touched) throws SQLException {
        var firsts = new TreeMap<String, Since>();
        touched.rows()
                .mentions
                .forEach(mention -> firsts.merge(
                        mention.entity(), new Since(mention.knownFrom(), mention.publicFrom()), Since::earlier));
        firsts.keySet().removeAll(touched.mentionedBefore());
        Sql.of(
                        """
                        UPDATE entity e SET first_known = least(e.first_known, f.known),
                            first_public = least(e.first_public, f.public)
                        FROM unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) AS f (id, known, public)
                        WHERE e.id = f.id AND (e.first_known IS NULL OR f.known < e.first_known OR f.public < e.first_public)
                        """,
                        firsts.keySet(),
                        firsts.values().stream().map(Since::system).toList(),
                        firsts.values().stream().map(Since::publicly).toList())
                .update(connection);
        if (!touched.mentionedBefore().isEmpty()) {
            Sql.of("""
                UPDATE entity e SET first_known = f.known, first_public = f.public FROM (
                    SELECT id, (SELECT min(known_from) FROM mention m WHERE m.entity = i.id) AS known,
                        (SELECT min(public_from) FROM mention m WHERE m.entity = i.id) AS public
                    FROM unnest(?::text[]) AS i (id)) f
                WHERE e.id = f.id AND (e.first_known, e.first_public) IS DISTINCT FROM (f.known, f.public)
                """, touched.mentionedBefore()).update(connection);
        }
    }

    private static ObjectNode change(Locked entity, long version, ObjectNode after, SortedSet<String> causes) {
        var change = NODES.objectNode().put("entity", entity.id()).put("version", version);
        var difference = SnapshotDifference.of(entity.before(), after);
        change.set("before", entity.before() == null ? NODES.nullNode() : difference.before());
        change.set("after", difference.after());
        var announcements = change.putArray("announcements");
        causes.forEach(announcements::add);
        return change;
    }
}
