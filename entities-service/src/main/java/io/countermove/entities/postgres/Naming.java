package io.countermove.entities.postgres;

import io.countermove.contracts.revision.KnownBy;
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
        var told = Sql.of("SELECT p.names FROM participant p WHERE p.entity = ANY (?) AND", entities)
                .add(Sql.known("p", moment));
        return withLast("names", entities, moment)
                .add("""
                SELECT DISTINCT n ->> 'value' COLLATE "C" AS value, n ->> 'language' COLLATE "C" AS language FROM (
                    SELECT pairs FROM last UNION ALL
                """)
                .add(told)
                .add("AND (SELECT count(*) FROM last) < ?", entities.size())
                .add(") p, jsonb_array_elements(p.pairs) n ORDER BY 1, 2");
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

    /// One of each scheme: the first that was announced.
    static Sql identifiers(Collection<String> entities, Moment moment) {
        return withLast("identifiers", entities, moment)
                .add("""
                , pair AS (SELECT DISTINCT i ->> 'scheme' AS key, i ->> 'value' AS value
                    FROM last, jsonb_array_elements(last.pairs) i),
                plain AS (SELECT 1 WHERE (SELECT count(*) FROM last) = ?
                    AND (SELECT count(*) = count(DISTINCT key) FROM pair))
                SELECT key, value FROM pair WHERE EXISTS (SELECT 1 FROM plain)
                UNION ALL (SELECT DISTINCT ON (i.key) i.key, i.value
                    FROM participant p, jsonb_each_text(p.identifiers) i
                    WHERE NOT EXISTS (SELECT 1 FROM plain) AND p.entity = ANY (?) AND
                """, entities.size(), entities)
                .add(Sql.known("p", moment))
                .add("ORDER BY i.key, p.announced_earliest, p.announcement, p.position) ORDER BY key");
    }

    /// Begins with `last`: a row of `pairs` for each of the entities of which the snapshot holds them as they are asked
    /// for, so that what is told of everywhere is not read wholly each time.
    private static Sql withLast(String field, Collection<String> entities, Moment moment) {
        var sql = Sql.of("""
                WITH last AS (SELECT coalesce(e.snapshot -> '%1$s', '[]') AS pairs FROM entity e
                    WHERE e.id = ANY (?) AND e.snapshot IS NOT NULL
                    AND NOT coalesce(e.snapshot -> 'omitted' @> '["%1$s"]', false)
                """.formatted(field), entities);
        return moment.knownBy() == KnownBy.SYSTEM
                ? sql.add("AND (SELECT max(r.known_from) FROM revision r) <= ?)", moment.knownAt())
                : sql.add("AND false)");
    }
}
