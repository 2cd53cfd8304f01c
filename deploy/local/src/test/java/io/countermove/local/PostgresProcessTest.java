package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessTest {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatWasCommittedThroughAKill() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.start(folder, 0)) {
            execute(postgres, "CREATE TABLE curb (id text)");
            execute(postgres, "INSERT INTO curb VALUES ('policy:us-h20-licence-requirement')");
            ProcessHandle handle = ProcessHandle.of(postgres.pid()).orElseThrow();
            handle.destroyForcibly();
            handle.onExit().get(10, TimeUnit.SECONDS);
        }
        try (PostgresProcess postgres = PostgresProcess.start(folder, 0)) {
            assertThat(query(postgres, "SELECT id FROM curb")).isEqualTo("policy:us-h20-licence-requirement");
        }
    }

    @Test
    void isDurableAndPrivate() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.start(folder, 0)) {
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "SHOW server_version")).startsWith("18.");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void leavesNoProcessWhenClosed() {
        PostgresProcess postgres = PostgresProcess.start(folder, 0);
        postgres.close();
        assertThat(ProcessHandle.of(postgres.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(Ports.answers(postgres.port())).isFalse();
    }

    private static void execute(PostgresProcess postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresProcess postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresProcess postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
