package io.countermove.entities.postgres;

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
    private static final List<String> TABLES = List.of("fact", "participant", "mention", "revision");

    private Revisions() {}

    /// The entities that were or are mentioned, each with the announcements that changed; of the diminished ones
    /// something that was known last may be so no more. `moved` says from when on, by announcement;
    /// `rows` are the new ones.
    record Touched(
            Map<String, SortedSet<String>> causes,
            Set<String> diminished,
            Map<String, Since> moved,
            RevisionRows rows) {
        /// From when on something other may be known of the entity.
        Since since(String entity) {
            return Objects.requireNonNull(causes.get(entity)).stream()
                    .map(announcement -> Objects.requireNonNull(moved.get(announcement)))
                    .reduce(Since::earlier)
                    .orElseThrow();
        }
    }

    static Touched replace(Connection connection, List<SubjectChange> changes) throws SQLException {
        var touched = new TreeMap<String, SortedSet<String>>();
        var replaced = changes.stream()
                .filter(SubjectChange::hadRevisions)
                .map(SubjectChange::subject)
                .toList();
        if (!replaced.isEmpty()) {
            remove(connection, replaced, touched);
        }
        var diminished = new HashSet<>(touched.keySet());
        var rows = new RevisionRows();
        changes.forEach(
                change -> rows.add(change.subject(), change.after().history().revisions()));
        Bulk.insert(connection, "revision", rows.revisions);
        Bulk.insert(connection, "mention", rows.mentions);
        Bulk.insert(connection, "participant", rows.participants);
        Bulk.insert(connection, "fact", rows.facts);
        rows.mentions.forEach(mention -> touch(touched, mention.entity(), mention.announcement()));
        var moved = changes.stream().collect(Collectors.toMap(SubjectChange::subject, SubjectChange::since));
        return new Touched(touched, diminished, moved, rows);
    }

    private static void remove(
            Connection connection, Collection<String> announcements, Map<String, SortedSet<String>> touched)
            throws SQLException {
        Sql.of("SELECT entity, announcement FROM mention WHERE announcement = ANY (?)", announcements)
                .list(connection, row -> Map.entry(row.getString("entity"), row.getString("announcement")))
                .forEach(mention -> touch(touched, mention.getKey(), mention.getValue()));
        for (var table : TABLES) {
            Sql.of("DELETE FROM " + table + " WHERE announcement = ANY (?)", announcements)
                    .update(connection);
        }
    }

    private static void touch(Map<String, SortedSet<String>> touched, String entity, String announcement) {
        touched.computeIfAbsent(entity, _ -> new TreeSet<>()).add(announcement);
    }
}
