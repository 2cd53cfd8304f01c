package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A query, sorted and cut by keys, of which the last is unique.
///
/// @param query whose columns the keys name
/// @param facets what gives the values of a row `q`, none twice, as rows of `value`
record SqlListing(
        Transactions transactions, Sql query, List<Key> keys, Sql.RowMapper<ObjectNode> mapper, Map<String, Sql> facets)
        implements Listing {
    private static final int MOST_VALUES = 100;

    SqlListing(Transactions transactions, Sql query, List<Key> keys, Sql.RowMapper<ObjectNode> mapper) {
        this(transactions, query, keys, mapper, Map.of());
    }

    /// A column that is never null, with its type.
    record Key(String column, String type, boolean descending) {
        static Key ascending(String column, String type) {
            return new Key(column, type, false);
        }

        String order() {
            return column + collation() + (descending ? " DESC" : "");
        }

        private String collation() {
            return type.equals("text") ? " COLLATE \"C\"" : "";
        }

        /// What an index can begin at: one cannot at a choice of several conditions.
        String reaches() {
            return column + collation() + (descending ? " <= ?::" : " >= ?::") + type;
        }

        String follows() {
            return column + collation() + (descending ? " < ?::" : " > ?::") + type;
        }

        String equal() {
            return column + " = ?::" + type;
        }
    }

    @Override
    public List<Item> slice(@Nullable List<String> after, int limit) {
        var sql = new Sql().add("SELECT q.*");
        for (int i = 0; i < keys.size(); i++) {
            sql.add(", " + keys.get(i).column() + "::text AS key_" + i);
        }
        sql.add("FROM (").add(query).add(") q");
        if (after != null) {
            sql.add("WHERE").add(following(after));
        }
        sql.add("ORDER BY " + keys.stream().map(Key::order).collect(Collectors.joining(", ")))
                .add("LIMIT ?", limit);
        return transactions.call(connection -> sql.list(connection, row -> {
            var key = new ArrayList<String>();
            for (int i = 0; i < keys.size(); i++) {
                key.add(row.getString("key_" + i));
            }
            return new Item(mapper.map(row), key);
        }));
    }

    @Override
    public long count() {
        var sql = new Sql().add("SELECT count(*) FROM (").add(query).add(") q");
        return transactions.call(
                connection -> sql.list(connection, row -> row.getLong(1)).getFirst());
    }

    @Override
    public List<Count> facet(String name) {
        var values = facets.get(name);
        if (values == null) {
            throw new IllegalArgumentException("\"" + name + "\" is no facet here; there are: "
                    + String.join(", ", new TreeSet<>(facets.keySet())));
        }
        var sql = Sql.of("SELECT v.value, count(*) AS count FROM (")
                .add(query)
                .add(") q CROSS JOIN LATERAL (")
                .add(values)
                .add(
                        ") v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY 2 DESC, v.value COLLATE \"C\" LIMIT ?",
                        MOST_VALUES);
        return transactions.call(
                connection -> sql.list(connection, row -> new Count(row.getString("value"), row.getLong("count"))));
    }

    private Sql following(List<String> after) {
        var sql = Sql.of(keys.getFirst().reaches(), after.getFirst()).add("AND (false");
        IntStream.range(0, keys.size()).forEach(last -> {
            sql.add("OR (true");
            for (int i = 0; i < last; i++) {
                sql.add("AND " + keys.get(i).equal(), after.get(i));
            }
            sql.add("AND " + keys.get(last).follows() + ")", after.get(last));
        });
        return sql.add(")");
    }
}
