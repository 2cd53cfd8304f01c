package io.countermove.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The rows that the projection left, upserted once more by bare `unnest` statements into tables with the same
/// indexes: a transaction for a thousand announcements, rows prepared outside the time. Entities are upserted with each
/// announcement batch that mentions them, as a projection has to. Without outbox and tallies, which only a projection
/// needs.
final class UnnestPeer implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final List<String> TABLES = List.of("event", "revision", "mention", "participant", "fact", "entity");

    private final Connection reading;
    private final Connection writing;
    private final List<Target> targets = new ArrayList<>();

    private record Target(String table, String select, String upsert, int columns) {}

    UnnestPeer(String url, String user, String password) throws SQLException {
        reading = DriverManager.getConnection(url, user, password);
        writing = DriverManager.getConnection(url, user, password);
        writing.setAutoCommit(false);
        try (var statement = reading.createStatement()) {
            statement.execute("CREATE SCHEMA peer");
            statement.execute("SET search_path = state_1");
            for (String table : TABLES) {
                statement.execute("CREATE TABLE peer." + table + " (LIKE state_1." + table + " INCLUDING ALL)");
                targets.add(target(table));
            }
        }
    }

    /// Its progress, in records of the log.
    Settled run(long records, Progress progress) throws SQLException {
        var settled = new Settled(records);
        List<String> subjects = subjects();
        long busy = 0;
        long count = 0;
        settled.add(new Settled.Point(0, 0));
        for (int from = 0; from < subjects.size(); from += BATCH) {
            List<List<String[]>> batch = read(subjects.subList(from, Math.min(from + BATCH, subjects.size())));
            long begin = System.nanoTime();
            write(batch);
            busy += System.nanoTime() - begin;
            count += batch.getFirst().getFirst().length;
            settled.add(new Settled.Point(busy, count));
            if (from / BATCH % 100 == 99) {
                progress.line("  bare upserts: " + count + " of " + records);
            }
        }
        return settled;
    }

    private List<String> subjects() throws SQLException {
        List<String> subjects = new ArrayList<>();
        try (var statement = reading.createStatement();
                var rows = statement.executeQuery(
                        "SELECT subject FROM event GROUP BY subject ORDER BY min(log_offset), subject")) {
            while (rows.next()) {
                subjects.add(rows.getString(1));
            }
        }
        return subjects;
    }

    /// The columns of each table, each as the texts of its values.
    private List<List<String[]>> read(List<String> subjects) throws SQLException {
        List<List<String[]>> batch = new ArrayList<>();
        for (Target target : targets) {
            try (PreparedStatement statement = reading.prepareStatement(target.select())) {
                statement.setArray(1, reading.createArrayOf("text", subjects.toArray()));
                try (var rows = statement.executeQuery()) {
                    List<String[]> read = new ArrayList<>();
                    while (rows.next()) {
                        String[] row = new String[target.columns()];
                        for (int column = 0; column < row.length; column++) {
                            row[column] = rows.getString(column + 1);
                        }
                        read.add(row);
                    }
                    batch.add(transposed(read, target.columns()));
                }
            }
        }
        return batch;
    }

    private static List<String[]> transposed(List<String[]> rows, int columns) {
        List<String[]> transposed = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int index = column;
            transposed.add(rows.stream().map(row -> row[index]).toArray(String[]::new));
        }
        return transposed;
    }

    private void write(List<List<String[]>> batch) throws SQLException {
        for (int i = 0; i < targets.size(); i++) {
            try (PreparedStatement statement =
                    writing.prepareStatement(targets.get(i).upsert())) {
                List<String[]> columns = batch.get(i);
                for (int column = 0; column < columns.size(); column++) {
                    statement.setArray(column + 1, writing.createArrayOf("text", columns.get(column)));
                }
                statement.executeUpdate();
            }
        }
        writing.commit();
    }

    private Target target(String table) throws SQLException {
        List<String> columns = texts(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'state_1.%s'::regclass"
                        + " AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                table);
        List<String> types = texts(
                "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid ="
                        + " 'state_1.%s'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                table);
        List<String> keys = texts(
                "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND"
                        + " a.attnum = ANY (i.indkey) WHERE i.indrelid = 'state_1.%s'::regclass AND i.indisprimary",
                table);
        String names = String.join(", ", columns);
        // Arrays within arrays cannot be unnested: they travel as texts.
        String unnest = types.stream()
                .map(type -> type.endsWith("[]") ? "?::text[]" : "?::" + type + "[]")
                .collect(Collectors.joining(", "));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add("u." + columns.get(i) + (types.get(i).endsWith("[]") ? "::" + types.get(i) : ""));
        }
        String updates = columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String upsert = "INSERT INTO peer.%s (%s) SELECT %s FROM unnest(%s) AS u (%s) ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(table, names, String.join(", ", values), unnest, names, String.join(", ", keys), updates);
        return new Target(table, select(table, columns), upsert, columns.size());
    }

    private static String select(String table, List<String> columns) {
        String texts = columns.stream().map(column -> "t." + column + "::text").collect(Collectors.joining(", "));
        return switch (table) {
            case "event" -> "SELECT " + texts + " FROM event t WHERE subject = ANY (?)";
            case "entity" ->
                "SELECT " + texts
                        + " FROM entity t WHERE id IN (SELECT entity FROM mention WHERE announcement = ANY (?))"
                        + " ORDER BY id";
            default -> "SELECT " + texts + " FROM " + table + " t WHERE announcement = ANY (?)";
        };
    }

    private List<String> texts(String sql, String table) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = reading.createStatement();
                var rows = statement.executeQuery(sql.formatted(table))) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        reading.close();
        writing.close();
    }
}
