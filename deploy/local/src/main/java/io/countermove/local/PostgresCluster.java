package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A PostgreSQL data folder and what is done to it before the server starts.
record PostgresCluster(Path folder, PostgresBinaries binaries, PostgresAccount account) {
    static final String USER = "countermove";
    static final String DATABASE = "countermove";

    Path data() {
        return folder.resolve("data");
    }

    Secret password() {
        return password(folder);
    }

    /// The password of the folder's database; made when it is missing.
    static Secret password(Path folder) {
        return Secret.in(folder.resolve("password"), "");
    }

    void prepare(int port, Path log) {
        if (!Files.exists(data().resolve("countermove.conf"))) {
            create();
        }
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(data().resolve("countermove.conf"), settings(port, log));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + data() + ": " + e.getMessage(), e);
        }
        account.take(data());
        account.take(log);
        forgetForeignLock();
    }

    boolean isReady() {
        return isReady(folder);
    }

    /// Whether the server of the folder says that it takes connections.
    static boolean isReady(Path folder) {
        List<String> lines = lock(folder);
        return lines.size() > 7 && lines.get(7).strip().equals("ready");
    }

    private void create() {
        try {
            // What is here without our settings is a creation that was cut off.
            Folders.delete(data());
            Files.createDirectories(data());
            account.take(data());
            Path passwordFile = folder.resolve("password.initial");
            Secret.write(passwordFile, password().text());
            account.take(passwordFile);
            initialise(passwordFile);
            Files.delete(passwordFile);
            Files.writeString(
                    data().resolve("postgresql.conf"),
                    Files.readString(data().resolve("postgresql.conf")) + "\ninclude_if_exists 'countermove.conf'\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a database in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void initialise(Path passwordFile) {
        Commands.run(
                        account.command(List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + data(),
                                "--username=" + USER,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8")),
                        "")
                .orFail("Creating the database in " + data());
        Commands.run(
                        account.command(
                                List.of(binaries.program("postgres"), "--single", "-D", data().toString(), "postgres")),
                        "CREATE DATABASE " + DATABASE + "\n")
                .orFail("Creating the database in " + data());
    }

    private static String settings(int port, Path log) {
        return """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 60
            shared_buffers = 256MB
            max_wal_size = 2GB
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            logging_collector = on
            log_directory = '%s'
            log_filename = '%s'
            log_rotation_age = 1d
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_min_messages = warning
            log_error_verbosity = terse
            """.formatted(port, log.getParent(), log.getFileName());
    }

    /// A killed server leaves its lock; when its pid now belongs to another program, PostgreSQL would refuse to start.
    private void forgetForeignLock() {
        List<String> lines = lock(folder);
        if (lines.isEmpty()) {
            return;
        }
        boolean foreign = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .flatMap(handle -> handle.info().command())
                .map(command -> !command.endsWith("/postgres"))
                .orElse(true);
        if (foreign) {
            try {
                Files.deleteIfExists(data().resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<String> lock(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("data/postmaster.pid"));
        } catch (IOException _) {
            return List.of();
        }
    }
}
