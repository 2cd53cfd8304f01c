package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Which ids are known to name the same thing: what `identity.same-as` joins, and no `identity.not-same-as` parts. It
/// is asked when something is read, so that a retraction takes it all apart again.
final class Identity {
    private Identity() {}

    /// The ids of the component of `id`, which is one of them; the canonical one, the smallest, first.
    static List<String> members(Connection connection, String id, Moment moment) throws SQLException {
        return List.copyOf(members(connection, List.of(id), moment).getOrDefault(id, new TreeSet<>()));
    }

    /// The same of each of the ids.
    static Map<String, SortedSet<String>> members(Connection connection, Collection<String> ids, Moment moment)
            throws SQLException {
        return members(connection, ids, alias -> Sql.known(alias, moment));
    }

    /// As is known last, by the system's clock.
    static Map<String, SortedSet<String>> members(Connection connection, Collection<String> ids) throws SQLException {
        return members(connection, ids, alias -> Sql.of(alias + ".known_to IS NULL"));
    }

    private static Map<String, SortedSet<String>> members(
            Connection connection, Collection<String> ids, Function<String, Sql> known) throws SQLException {
        var members = new TreeMap<String, SortedSet<String>>();
        // Of most nothing is said, and to plan the search takes longer than to find that.
        if (Sql.of("SELECT 1 FROM participant WHERE role = 'same' AND entity = ANY (?) LIMIT 1", ids)
                .list(connection, row -> row.getInt(1))
                .isEmpty()) {
            ids.forEach(id -> members.put(id, new TreeSet<>(List.of(id))));
            return members;
        }
        components(Sql.of("SELECT unnest(?::text[])", ids), known)
                .list(
                        connection,
                        row -> members.computeIfAbsent(row.getString("start"), _ -> new TreeSet<>())
                                .add(row.getString("id")));
        return members;
    }

    /// Rows of `start`, each of the ids that the query `starts` gives, and `id`, one of those that name the same.
    static Sql components(Sql starts, Moment moment) {
        return components(starts, alias -> Sql.known(alias, moment));
    }

    /// An array of the ids and of all that name the same.
    static Sql all(Collection<String> ids, Moment moment) {
        return Sql.of("ARRAY(SELECT i.id FROM (")
                .add(components(Sql.of("SELECT unnest(?::text[])", ids), moment))
                .add(") i)");
    }

    /// From id to id, by the announcements that name them: what is said of others costs nothing.
    private static Sql components(Sql starts, Function<String, Sql> known) {
        return Sql.of("WITH RECURSIVE component (start, id) AS (SELECT a.id COLLATE \"C\", a.id COLLATE \"C\" FROM (")
                .add(starts)
                .add(") a (id) UNION SELECT c.start, s.other FROM component c CROSS JOIN LATERAL (")
                .add(pairs("identity.same-as", known))
                .add("AND a.entity = c.id EXCEPT")
                .add(pairs("identity.not-same-as", known))
                .add("AND a.entity = c.id) s) SELECT start, id FROM component");
    }

    /// Every two that are said not to be the same.
    static Set<Set<String>> notSame(Connection connection, Moment moment) throws SQLException {
        return Set.copyOf(pairs("identity.not-same-as", alias -> Sql.known(alias, moment))
                .list(connection, row -> Set.of(row.getString("one"), row.getString("other"))));
    }

    private static Sql pairs(String kind, Function<String, Sql> known) {
        return Sql.of("""
                SELECT a.entity AS one, b.entity AS other FROM revision r
                JOIN participant a USING (announcement, ordinal) JOIN participant b USING (announcement, ordinal)
                WHERE r.kind = ? AND a.role = 'same' AND b.role = 'same' AND a.entity <> b.entity AND
                """, kind).add(known.apply("r"));
    }
}
