package io.countermove.entities.postgres;

import io.countermove.entities.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A row of `replay`: a sound record that says which other one it replays.
record ReplayRow(int logPartition, long logOffset, int ofPartition, long ofOffset, long hash) {
    static void write(Connection connection, List<Entry> entries) throws SQLException {
        Bulk.insert(
                connection,
                "replay",
                entries.stream()
                        .filter(Entry.Sound.class::isInstance)
                        .map(Entry.Sound.class::cast)
                        .filter(entry -> entry.replayOf() != null)
                        .map(ReplayRow::of)
                        .toList());
    }

    private static ReplayRow of(Entry.Sound entry) {
        var replayed = java.util.Objects.requireNonNull(entry.replayOf());
        return new ReplayRow(entry.partition(), entry.offset(), replayed.partition(), replayed.offset(), entry.hash());
    }
}
