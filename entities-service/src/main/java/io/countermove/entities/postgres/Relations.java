package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/// What an entity has to do with others. Direction `in`: the other is *role* here; `out`: this is *role* of the other.
final class Relations {
    private Relations() {}

    static ObjectNode document(ResultSet row) throws SQLException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("role", row.getString("role"))
                .put("entity", row.getString("entity"))
                .put("name", row.getString("name"))
                .put("direction", row.getString("direction"))
                .put("announcement", row.getString("announcement"));
    }

    static Sql of(Collection<String> entities, Moment moment) {
        return Sql.of("""
                SELECT d.*,""")
                .add(Sql.name("d.entity", moment))
                .add("""
                AS name FROM (
                    SELECT DISTINCT ON (a.role COLLATE "C", a.entity, a.direction) a.* FROM (
                        SELECT 'in' AS direction, o.role, o.entity, o.announcement, o.announced_earliest
                        FROM participant s JOIN participant o USING (announcement, ordinal)
                        WHERE s.entity = ANY (?) AND NOT o.entity = ANY (?) AND
                """, entities, entities)
                .add(Sql.known("s", moment))
                .add("""
                        UNION ALL SELECT 'out', s.role, o.entity, o.announcement, o.announced_earliest
                        FROM participant s JOIN participant o USING (announcement, ordinal)
                        WHERE s.entity = ANY (?) AND NOT o.entity = ANY (?) AND
                """, entities, entities)
                .add(Sql.known("s", moment))
                .add("""
                        UNION ALL SELECT 'out', f.property, f.reference, f.announcement, f.announced_earliest
                        FROM fact f WHERE f.entity = ANY (?) AND f.reference IS NOT NULL AND
                """, entities)
                .add(Sql.known("f", moment))
                .add("AND")
                .add(Sql.valid("f", moment))
                .add("""
                        UNION ALL SELECT 'in', f.property, f.entity, f.announcement, f.announced_earliest
                        FROM fact f WHERE f.reference = ANY (?) AND
                """, entities)
                .add(Sql.known("f", moment))
                .add("AND")
                .add(Sql.valid("f", moment))
                .add("""
                    ) a ORDER BY a.role COLLATE "C", a.entity, a.direction, a.announced_earliest, a.announcement
                ) d ORDER BY d.role COLLATE "C", d.entity, d.direction
                """);
    }
}
