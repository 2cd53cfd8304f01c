package io.countermove.entities.postgres;

import io.countermove.entities.Projections;
import jakarta.inject.Singleton;

/// One schema for each version.
@Singleton
class PostgresProjections implements Projections {
    private final Transactions transactions;

    PostgresProjections(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void drop(int version) {
        var schema = "state_" + version;
        transactions.call(connection -> {
            var own = Sql.of("SELECT current_schema()")
                    .list(connection, row -> row.getString(1))
                    .getFirst();
            if (schema.equals(own)) {
                throw new IllegalArgumentException(schema + " is the one that is asked");
            }
            return Sql.of("DROP SCHEMA IF EXISTS " + schema + " CASCADE").update(connection);
        });
    }
}
