package io.countermove.entities.postgres;

import io.countermove.contracts.reconciliation.Tally;
import io.countermove.contracts.revision.Outcome;
import io.countermove.entities.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The reconciliation's counts, moved by differences. The partition's row of `applied` is locked meanwhile.
final class Tallies {
    static final String CURRENT = "current";
    static final String QUARANTINED = "quarantined";
    /// Of facts and curbs, counted by triggers on the row of the partition that the transaction names.
    static final String FACTS = "facts";

    private final Map<Key, Tally> moves = new HashMap<>();

    private record Key(int partition, String name) {}

    /// A row of `tally`.
    record TallyRow(int logPartition, String name, long count, long sum) {
        static TallyRow read(ResultSet row) throws SQLException {
            return new TallyRow(
                    row.getInt("log_partition"), row.getString("name"), row.getLong("count"), row.getLong("sum"));
        }
    }

    void addPoison(Entry.Poison poison) {
        add(poison, QUARANTINED);
    }

    void add(SubjectChange change) {
        change.after().outcomes().forEach((entry, outcome) -> {
            var before = change.outcomeBefore(entry);
            if (before != outcome) {
                if (before != null) {
                    remove(entry, name(before));
                }
                add(entry, name(outcome));
            }
        });
        if (change.before() != null) {
            change.before().findCurrent().ifPresent(entry -> remove(entry, CURRENT));
        }
        change.after().findCurrent().ifPresent(entry -> add(entry, CURRENT));
    }

    /// What the triggers of this transaction count goes to a partition that it has locked.
    static void count(Connection connection, int partition) throws SQLException {
        Sql.of("SELECT set_config('countermove.partition', ?, true)", Integer.toString(partition))
                .list(connection, _ -> true);
    }

    void write(Connection connection) throws SQLException {
        List<TallyRow> rows = moves.entrySet().stream()
                .filter(move -> !move.getValue().equals(Tally.NONE))
                .map(move -> new TallyRow(
                        move.getKey().partition(),
                        move.getKey().name(),
                        move.getValue().count(),
                        move.getValue().sum()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        // The sum wraps at 2^64, which bigint arithmetic refuses: it is added as numeric and folded back.
        Bulk.run(connection, "INSERT INTO tally SELECT * FROM " + Bulk.rowsOf("tally") + """
                 ON CONFLICT (log_partition, name) DO UPDATE SET
                    count = tally.count + excluded.count,
                    sum = (mod(mod(tally.sum::numeric + excluded.sum + 9223372036854775808, 18446744073709551616)
                        + 18446744073709551616, 18446744073709551616) - 9223372036854775808)::bigint
                """, rows);
    }

    private void add(Entry entry, String name) {
        moves.merge(new Key(entry.partition(), name), Tally.NONE.plus(entry.hash()), Tally::plus);
    }

    private void remove(Entry entry, String name) {
        moves.merge(new Key(entry.partition(), name), Tally.NONE.minus(entry.hash()), Tally::plus);
    }

    private static String name(Outcome outcome) {
        return outcome == Outcome.FOREIGN_CORRECTION ? QUARANTINED : outcome.word();
    }
}
