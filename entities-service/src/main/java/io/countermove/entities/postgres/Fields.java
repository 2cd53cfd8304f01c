package io.countermove.entities.postgres;

import io.countermove.entities.Selection;
import java.util.List;

/// The fields of a list that can be filtered, as SQL.
interface Fields {
    /// That a field has one of the values.
    Sql among(String field, List<String> values);

    /// That a field has any.
    Sql present(String field);

    /// Narrows a query.
    default void select(Sql sql, Selection selection) {
        selection.among().forEach((field, values) -> add(sql, field, values));
        selection.without().forEach((field, values) -> {
            if (!values.isEmpty()) {
                sql.add("AND NOT coalesce((").add(among(field, values)).add("), false)");
            }
        });
        selection
                .present()
                .forEach((field, wanted) ->
                        sql.add("AND coalesce((").add(present(field)).add("), false) = ?", wanted));
    }

    /// And that it has one of them; nothing where none is asked for.
    default void add(Sql sql, String field, List<String> values) {
        if (!values.isEmpty()) {
            sql.add("AND (").add(among(field, values)).add(")");
        }
    }
}
