package io.countermove.entities.postgres;

import io.countermove.entities.Moment;

/// Names and identifiers, as known.
final class Naming {
    private Naming() {}

    static Sql names(String entity, Moment moment) {
        return Sql.of("""
                SELECT DISTINCT n ->> 'value' COLLATE "C" AS value, n ->> 'language' COLLATE "C" AS language
                FROM participant p, jsonb_array_elements(p.names) n WHERE p.entity = ? AND
                """, entity).add(Sql.known("p", moment)).add("ORDER BY 1, 2");
    }

    static Sql identifiers(String entity, Moment moment) {
        return Sql.of("""
                SELECT DISTINCT ON (i.key) i.key, i.value
                FROM participant p, jsonb_each_text(p.identifiers) i WHERE p.entity = ? AND
                """, entity)
                .add(Sql.known("p", moment))
                .add("ORDER BY i.key, p.announced_earliest, p.announcement, p.position");
    }
}
