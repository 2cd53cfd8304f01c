package io.countermove.entities.postgres;

import io.countermove.entities.UnavailableException;
import io.countermove.entities.UnavailableException.Reason;
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

    /// With statements that are planned once and for any arguments: for what is asked again and again, where to plan
    /// takes longer than to find.
    <T> T callPlanned(Work<T> work) {
        return call(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            }
            return work.run(connection);
        });
    }

    <T> T call(Work<T> work) {
        try (var connection = connect()) {
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
            throw isAway(e) ? new UnavailableException(Reason.AWAY, e) : new DatabaseException(e);
        }
    }

    private Connection connect() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            if (e.getSQLState() != null) {
                throw e;
            }
            // What the pool says itself has no state: it waited in vain for one that is given back, or, for the cause
            // that it names, for a new one.
            throw new UnavailableException(e.getCause() == null ? Reason.BUSY : Reason.AWAY, e);
        }
    }

    /// By the classes of PostgreSQL's appendix A: no connection, shut down or starting, none left.
    private static boolean isAway(SQLException e) {
        return e.getSQLState() != null && AWAY.matcher(e.getSQLState()).matches();
    }
}
