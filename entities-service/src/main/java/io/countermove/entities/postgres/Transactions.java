package io.countermove.entities.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Runs work in a transaction of its own (READ COMMITTED): each statement sees what others have committed before it.
@Singleton
class Transactions {
    private final DataSource source;

    Transactions(DataSource source) {
        this.source = source;
    }

    /// What is done within one transaction.
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    <T> T call(Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                var result = work.run(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
