package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.topic.TopicNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The entities: locked in the order of their ids, then computed again from what all announcements say of them.
final class EntityRows {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EntityRows() {}

    /// An entity under our lock.
    ///
    /// @param version of the last change
    private record Locked(String id, long version, @Nullable JsonNode before) {
        JsonNode statuses() {
            return before == null ? MissingNode.getInstance() : before.path("statuses");
        }
    }

    /// What is computed.
    private record Derived(
            String id, long version, @Nullable String name, JsonNode snapshot) {}

    /// Locks; from here on no other transaction computes these entities, and we see all that was committed.
    static void lock(Connection connection, Collection<String> ids) throws SQLException {
        Sql.of("""
                INSERT INTO entity (id, type, version)
                SELECT id, split_part(id, ':', 1), 0 FROM unnest(?::text[]) AS id ORDER BY id COLLATE "C"
                ON CONFLICT (id) DO UPDATE SET version = entity.version
                """, ids).update(connection);
    }

    /// Computes the locked entities, and writes a change and a snapshot of each that is other than before.
    ///
    /// @param at when the last of the announcements was taken in
    /// @return the policies whose statuses moved, for the feed
    static List<ChangeRows.Row> derive(Connection connection, Revisions.Touched touched, Instant at)
            throws SQLException {
        var causes = touched.causes();
        var locked = Sql.of("SELECT id, version, snapshot FROM entity WHERE id = ANY (?) ORDER BY id", causes.keySet())
                .list(
                        connection,
                        row -> new Locked(
                                row.getString("id"),
                                row.getLong("version"),
                                row.getString("snapshot") == null ? null : Sql.json(row, "snapshot")));
        var before = new HashMap<String, JsonNode>();
        locked.stream()
                .filter(entity -> entity.before() != null)
                .forEach(entity -> before.put(entity.id(), entity.before()));
        var snapshots = Snapshots.of(connection, touched, before);
        var derived = new ArrayList<Derived>();
        var messages = new ArrayList<Outboxes.Row>();
        var moved = new ArrayList<ChangeRows.Row>();
        for (var entity : locked) {
            var snapshot = snapshots.getOrDefault(entity.id(), NODES.objectNode());
            boolean isNews = !snapshot.equals(entity.before());
            long version = isNews ? entity.version() + 1 : entity.version();
            derived.add(new Derived(entity.id(), version, snapshot.path("name").textValue(), snapshot));
            var statuses = entity.statuses();
            if (!statuses.equals(snapshot.path("statuses"))) {
                moved.add(ChangeRows.statusMoved(
                        entity.id(),
                        statuses,
                        snapshot.path("statuses"),
                        causes.getOrDefault(entity.id(), new TreeSet<>()),
                        at));
            }
            if (isNews) {
                messages.add(Outboxes.Row.of(
                        TopicNames.ENTITY_CHANGES,
                        entity.id(),
                        change(entity, version, snapshot, causes.getOrDefault(entity.id(), new TreeSet<>()))));
                messages.add(Outboxes.Row.of(
                        TopicNames.ENTITIES, entity.id(), snapshot.deepCopy().put("version", version)));
            }
        }
        store(connection, derived);
        Outboxes.write(connection, messages);
        return moved;
    }

    private static void store(Connection connection, List<Derived> derived) throws SQLException {
        Bulk.run(connection, """
                UPDATE entity e SET version = r.version, name = r.name, snapshot = r.snapshot,
                    first_known = (SELECT min(known_from) FROM mention m WHERE m.entity = e.id),
                    first_public = (SELECT min(public_from) FROM mention m WHERE m.entity = e.id)
                FROM %s r WHERE e.id = r.id
                """.formatted(Bulk.rowsOf("entity")), derived);
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
