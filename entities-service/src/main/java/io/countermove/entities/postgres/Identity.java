package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Which ids are known to name the same thing: what `identity.same-as` joins, and no `identity.not-same-as` parts. It
/// is asked when something is read, so that a retraction takes it all apart again.
final class Identity {
    private Identity() {}

    /// The ids of the component of `id`, which is one of them; the canonical one, the smallest, first.
    static List<String> members(Connection connection, String id, Moment moment) throws SQLException {
        return new Sql()
                .add("WITH RECURSIVE same AS (")
                .add(pairs("identity.same-as", moment))
                .add("EXCEPT")
                .add(pairs("identity.not-same-as", moment))
                .add("), component (id) AS (SELECT ?::text COLLATE \"C\" UNION", id)
                .add("""
                    SELECT s.other FROM same s JOIN component c ON s.one = c.id
                ) SELECT id FROM component ORDER BY id
                """)
                .list(connection, row -> row.getString("id"));
    }

    private static Sql pairs(String kind, Moment moment) {
        return Sql.of("""
                SELECT a.entity AS one, b.entity AS other FROM revision r
                JOIN participant a USING (announcement, ordinal) JOIN participant b USING (announcement, ordinal)
                WHERE r.kind = ? AND a.role = 'same' AND b.role = 'same' AND a.entity <> b.entity AND
                """, kind).add(Sql.known("r", moment));
    }
}
