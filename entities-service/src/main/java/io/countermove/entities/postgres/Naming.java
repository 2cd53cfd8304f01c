package io.countermove.entities.postgres;

import io.countermove.entities.Moment;
import java.util.Collection;

/// Names and identifiers, as known.
final class Naming {
    private Naming() {}

    static Sql names(Collection<String> entities, Moment moment) {
        return Sql.of("""
                SELECT DISTINCT n ->> 'value' COLLATE "C" AS value, n ->> 'language' COLLATE "C" AS language
                FROM participant p, jsonb_array_elements(p.names) n WHERE p.entity = ANY (?) AND
                """, entities).add(Sql.known("p", moment)).add("ORDER BY 1, 2");
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
