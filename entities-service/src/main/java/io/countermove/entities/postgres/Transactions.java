package io.countermove.entities.postgres;

import io.countermove.entities.UnavailableException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// Runs work in a transaction of its own (READ COMMITTED): each statement sees what others have committed before it.
@Singleton
class Transactions {
    private static final Pattern AWAY = Pattern.compile("08...|57P..|53300");

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
            throw isBusy(e) || isAway(e) ? new UnavailableException(isBusy(e), e) : new DatabaseException(e);
        }
    }

    /// Only the pool says nothing of a state: it has waited in vain for a connection.
    private static boolean isBusy(SQLException e) {
        return e.getSQLState() == null;
    }

    /// By the classes of PostgreSQL's appendix A: no connection, shut down or starting, none left.
    private static boolean isAway(SQLException e) {
        return AWAY.matcher(e.getSQLState()).matches();
    }
}
