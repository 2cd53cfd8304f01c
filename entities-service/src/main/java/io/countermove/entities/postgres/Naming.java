package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Names and identifiers, as known.
final class Naming {
    private Naming() {}

    static Sql names(Collection<String> entities, Moment moment) {
        return Sql.of("""
                SELECT DISTINCT n ->> 'value' COLLATE "C" AS value, n ->> 'language' COLLATE "C" AS language
                FROM participant p, jsonb_array_elements(p.names) n WHERE p.entity = ANY (?) AND
                """, entities).add(Sql.known("p", moment)).add("ORDER BY 1, 2");
    }

    /// The name of each.
    static Map<String, String> names(Connection connection, Collection<String> entities, Moment moment)
            throws SQLException {
        var names = new HashMap<String, String>();
        Sql.of("SELECT e.id,")
                .add(Sql.name("e.id", moment))
                .add("AS name FROM unnest(?::text[]) AS e (id)", entities)
                .list(connection, row -> names.put(row.getString("id"), row.getString("name")));
        return names;
    }

    static Sql identifiers(Collection<String> entities, Moment moment) {
        return Sql.of("""
                SELECT DISTINCT ON (i.key) i.key, i.value
                FROM participant p, jsonb_each_text(p.identifiers) i WHERE p.entity = ANY (?) AND
                """, entities)
                .add(Sql.known("p", moment))
                .add("ORDER BY i.key, p.announced_earliest, p.announcement, p.position");
    }
}
