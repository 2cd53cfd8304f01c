package io.countermove.entities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Many rows in one statement: they are copied, or travel as one JSON parameter, whose fields are the columns.
final class Bulk {
    private static final int CHUNK = 1 << 16;
    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    /// PostgreSQL has no character 0.
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Bulk() {}

    /// Adds rows to a table, whose columns are the record's components; those that it makes itself are not among them.
    static <R extends Record> void insert(Connection connection, String table, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var columns = Columns.of(rows.iterator().next().getClass());
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY %s (%s) FROM STDIN".formatted(table, columns.names()));
        try {
            var text = new CopyText();
            for (var row : rows) {
                columns.write(row, text);
                if (text.length() >= CHUNK) {
                    send(copy, text);
                }
            }
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, CopyText text) throws SQLException {
        var bytes = text.take().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
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
