package io.countermove.entities.postgres;

import io.countermove.contracts.reconciliation.Tally;
import io.countermove.entities.Reconciliation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The reconciliation's figures: what was counted with each batch.
@Singleton
class PostgresReconciliation implements Reconciliation {
    private static final List<String> OUTCOMES = List.of("applied", "duplicate", "conflict", "quarantined");

    private final Transactions transactions;

    PostgresReconciliation(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Report report() {
        return transactions.call(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return report(connection);
            } finally {
                connection.commit();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        });
    }

    private static Report report(Connection connection) throws SQLException {
        var next = new TreeMap<Integer, Long>();
        Sql.of("SELECT log_partition, next_offset FROM applied")
                .list(connection, row -> next.put(row.getInt(1), row.getLong(2)));
        var tallies = new TreeMap<String, Tally>();
        OUTCOMES.forEach(outcome -> tallies.put(outcome, Tally.NONE));
        Sql.of("SELECT * FROM tally")
                .list(connection, Tallies.TallyRow::read)
                .forEach(row -> tallies.merge(row.name(), new Tally(row.count(), row.sum()), Tally::plus));
        var current = tallies.remove(Tallies.CURRENT);
        var facts = tallies.remove(Tallies.FACTS);
        var quarantined = Sql.of("SELECT count(*) FROM quarantine_item WHERE replayed_as IS NULL")
                .list(connection, row -> row.getLong(1))
                .getFirst();
        return new Report(tallies, orNone(current), orNone(facts), quarantined, next);
    }

    private static Tally orNone(@Nullable Tally tally) {
        return tally == null ? Tally.NONE : tally;
    }
}
