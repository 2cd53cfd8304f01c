package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Replaces the revisions of announcements, with all that hangs on them.
final class Revisions {
    private static final List<String> TABLES = List.of("fact", "participant", "mention", "answer", "revision");

    private Revisions() {}

    /// The entities that were or are mentioned, each with the announcements that changed; of the diminished ones a name
    /// or an identifier may be known no more, of those stated of a fact came or went.
    ///
    /// @param steps the announcements that move a status, of each policy that they move
    /// @param mentionedBefore the entities that the announcements mentioned before they changed
    /// @param moved from when on, by announcement
    /// @param rows the new ones
    record Touched(
            Map<String, SortedSet<String>> causes,
            Map<String, SortedSet<String>> steps,
            Set<String> mentionedBefore,
            Set<String> diminished,
            Set<String> stated,
            Map<String, Since> moved,
            RevisionRows rows) {
        /// From when on something other may be known of the policy's status.
        Since since(String policy) {
            return Objects.requireNonNull(steps.get(policy)).stream()
                    .map(announcement -> Objects.requireNonNull(moved.get(announcement)))
                    .reduce(Since::earlier)
                    .orElseThrow();
        }
    }

    /// An entity with a name or an identifier.
    private record Called(String entity, Object what) {}

    static Touched replace(Connection connection, List<SubjectChange> changes) throws SQLException {
        var touched = new TreeMap<String, SortedSet<String>>();
        var steps = new TreeMap<String, SortedSet<String>>();
        var replaced = changes.stream()
                .filter(SubjectChange::hadRevisions)
                .map(SubjectChange::subject)
                .toList();
        Set<Called> gone = new HashSet<>();
        Set<String> stated = new HashSet<>();
        if (!replaced.isEmpty()) {
            gone.addAll(called(connection, replaced));
            stated.addAll(Sql.of("SELECT DISTINCT entity FROM fact WHERE announcement = ANY (?)", replaced)
                    .list(connection, row -> row.getString("entity")));
            remove(connection, replaced, touched, steps);
        }
        var mentionedBefore = Set.copyOf(touched.keySet());
        var rows = new RevisionRows();
        changes.forEach(
                change -> rows.add(change.subject(), change.after().history().revisions()));
        Bulk.insert(connection, "revision", rows.revisions);
        Bulk.insert(connection, "answer", rows.answers);
        Bulk.insert(connection, "mention", rows.mentions);
        Bulk.insert(connection, "participant", rows.participants);
        Bulk.insert(connection, "fact", rows.facts);
        rows.mentions.forEach(mention -> {
            touch(touched, mention.entity(), mention.announcement());
            if (mention.moves()) {
                touch(steps, mention.entity(), mention.announcement());
            }
        });
        rows.participants.stream()
                .filter(said -> said.knownTo() == null)
                .forEach(said -> gone.removeAll(called(said.entity(), said.names(), said.identifiers())));
        rows.facts.forEach(fact -> stated.add(fact.entity()));
        var diminished = gone.stream().map(Called::entity).collect(Collectors.toSet());
        var moved = changes.stream().collect(Collectors.toMap(SubjectChange::subject, SubjectChange::since));
        return new Touched(touched, steps, mentionedBefore, diminished, stated, moved, rows);
    }

    /// What the announcements call their entities as it is known last.
    private static Set<Called> called(Connection connection, Collection<String> announcements) throws SQLException {
        Set<Called> called = new HashSet<>();
        Sql.of("""
                SELECT entity, names, identifiers FROM participant WHERE announcement = ANY (?) AND known_to IS NULL
                """, announcements)
                .list(
                        connection,
                        row -> called.addAll(called(
                                row.getString("entity"),
                                Sql.json(row, "names"),
                                FactRows.texts(Sql.json(row, "identifiers")))));
        return called;
    }

    private static Set<Called> called(String entity, JsonNode names, Map<String, String> identifiers) {
        Set<Called> called = new HashSet<>();
        names.forEach(name -> called.add(new Called(entity, name)));
        identifiers.entrySet().forEach(identifier -> called.add(new Called(entity, identifier)));
        return called;
    }

    private static void remove(
            Connection connection,
            Collection<String> announcements,
            Map<String, SortedSet<String>> touched,
            Map<String, SortedSet<String>> steps)
            throws SQLException {
        Sql.of("SELECT entity, announcement, moves FROM mention WHERE announcement = ANY (?)", announcements)
                .list(connection, row -> {
                    touch(touched, row.getString("entity"), row.getString("announcement"));
                    if (row.getBoolean("moves")) {
                        touch(steps, row.getString("entity"), row.getString("announcement"));
                    }
                    return true;
                });
        for (var table : TABLES) {
            Sql.of("DELETE FROM " + table + " WHERE announcement = ANY (?)", announcements)
                    .update(connection);
        }
    }

    private static void touch(Map<String, SortedSet<String>> touched, String entity, String announcement) {
        touched.computeIfAbsent(entity, _ -> new TreeSet<>()).add(announcement);
    }
}
