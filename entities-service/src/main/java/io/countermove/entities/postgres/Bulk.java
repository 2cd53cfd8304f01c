package io.countermove.entities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Pattern;

/// Many rows in one statement: they travel as one JSON parameter, whose fields are the columns.
final class Bulk {
    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    /// PostgreSQL has no character 0.
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Bulk() {}

    static void insert(Connection connection, String table, Collection<? extends Record> rows) throws SQLException {
        insert(connection, table, "*", rows);
    }

    /// @param columns those that are given, where the table makes others itself
    static void insert(Connection connection, String table, String columns, Collection<? extends Record> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var target = columns.equals("*") ? table : table + "(" + columns + ")";
        run(connection, "INSERT INTO %s SELECT %s FROM %s".formatted(target, columns, rowsOf(table)), rows);
    }

    /// What stands in for `FROM` to mean the rows given to `run`, in the shape of the table.
    static String rowsOf(String table) {
        return "json_populate_recordset(NULL::" + table + ", ?::json)";
    }

    static int run(Connection connection, String sql, Collection<? extends Record> rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, json(rows));
            return statement.executeUpdate();
        }
    }

    private static String json(Collection<? extends Record> rows) {
        try {
            var json = ROWS.writeValueAsString(rows);
            return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
