package io.countermove.entities.postgres;

import java.sql.SQLException;

/// The database refused a statement.
final class DatabaseException extends RuntimeException {
    DatabaseException(SQLException cause) {
        super("database: " + cause.getSQLState() + " " + cause.getMessage(), cause);
    }
}
