package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/// What an entity has to do with others. Direction `in`: the other is *role* here; `out`: this is *role* of the other.
final class Relations {
    private static final int MOST_MENTIONS = 50;
    private static final String REFERS = "f.entity = m.id AND f.reference IS NOT NULL AND";
    private static final String IS_REFERRED_TO = "f.reference = m.id AND";

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

    /// Those that the latest mentions of each kind tell of, so many of each that a document has room for them.
    static Sql latest(Collection<String> entities, Moment moment) {
        return each(
                Sql.of("SELECT w.direction, w.role, o.entity, o.announcement, o.announced_earliest FROM")
                        .add(latest("participant s", "s.entity = m.id AND", "DESC", Sql.known("s", moment), entities))
                        .add("""
                        s JOIN participant o USING (announcement, ordinal)
                            CROSS JOIN LATERAL (VALUES ('in', o.role), ('out', s.role)) w (direction, role)
                            WHERE NOT o.entity = ANY (?)
                        UNION ALL SELECT 'out', f.property, f.reference, f.announcement, f.announced_earliest FROM
                        """, entities)
                        .add(latest("fact f", REFERS, "ASC", FactRows.knownAndValid(moment), entities))
                        .add("""
                        f
                        UNION ALL SELECT 'in', f.property, f.entity, f.announcement, f.announced_earliest FROM
                        """)
                        .add(latest("fact f", IS_REFERRED_TO, "ASC", FactRows.knownAndValid(moment), entities))
                        .add("f"),
                moment);
    }

    /// A row where there are older mentions than `latest` looks at.
    static Sql older(Collection<String> entities, Moment moment) {
        return Sql.of("SELECT 1 FROM unnest(?::text[]) AS m (id) WHERE", entities)
                .add(older("participant s", "s.entity = m.id AND", Sql.known("s", moment)))
                .add("OR")
                .add(older("fact f", REFERS, FactRows.knownAndValid(moment)))
                .add("OR")
                .add(older("fact f", IS_REFERRED_TO, FactRows.knownAndValid(moment)));
    }

    private static Sql older(String table, String which, Sql standing) {
        return Sql.of("EXISTS (SELECT 1 FROM " + table + " WHERE " + which)
                .add(standing)
                .add("OFFSET ?)", MOST_MENTIONS);
    }

    /// The latest of each of the entities, in the order of the index.
    private static Sql latest(String table, String which, String order, Sql standing, Collection<String> entities) {
        var alias = table.substring(table.indexOf(' ') + 1);
        return Sql.of("(SELECT r.* FROM unnest(?::text[]) AS m (id)", entities)
                .add("CROSS JOIN LATERAL (SELECT * FROM " + table + " WHERE " + which)
                .add(standing)
                .add(
                        "ORDER BY %1$s.announced_earliest DESC, %1$s.announcement %2$s, %1$s.position %2$s LIMIT ?) r)"
                                .formatted(alias, order),
                        MOST_MENTIONS);
    }

    static Sql of(Collection<String> entities, Moment moment) {
        return each(
                Sql.of("""
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
                        .add(FactRows.knownAndValid(moment))
                        .add("""
                        UNION ALL SELECT 'in', f.property, f.entity, f.announcement, f.announced_earliest
                        FROM fact f WHERE f.reference = ANY (?) AND
                        """, entities)
                        .add(FactRows.knownAndValid(moment)),
                moment);
    }

    /// Each relation once, with its name and the first announcement that tells of it.
    private static Sql each(Sql told, Moment moment) {
        return Sql.of("SELECT d.*,")
                .add(Sql.name("d.entity", moment))
                .add("""
                AS name FROM (
                    SELECT DISTINCT ON (a.role COLLATE "C", a.entity, a.direction) a.* FROM (
                """)
                .add(told)
                .add("""
                    ) a ORDER BY a.role COLLATE "C", a.entity, a.direction, a.announced_earliest, a.announcement
                ) d ORDER BY d.role COLLATE "C", d.entity, d.direction
                """);
    }
}
