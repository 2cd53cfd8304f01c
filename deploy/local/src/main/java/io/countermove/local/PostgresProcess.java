package io.countermove.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A PostgreSQL server with durable settings on the loopback address.
public final class PostgresProcess implements AutoCloseable {
    static final String NAME = "postgres";
    private static final Duration START = Duration.ofSeconds(90);

    private final LocalProcess process;
    private final PostgresCluster cluster;

    private PostgresProcess(LocalProcess process, PostgresCluster cluster) {
        this.process = process;
        this.cluster = cluster;
    }

    /// Starts a server with its data in `folder`, and returns when it serves. It ends with `close`, and with this JVM
    /// however that ends;
    /// what an earlier run left on the folder is stopped first.
    ///
    /// @param port the port of the loopback address, or 0 for a free one
    public static PostgresProcess start(Path folder, int port) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path pidFile = absolute.resolve("postgres.pid");
        LocalProcess.find(NAME, pidFile).ifPresent(LocalProcess::stop);
        PostgresCluster cluster = cluster(absolute);
        Path log = absolute.resolve("postgres.log");
        LocalProcess process = launch(cluster, port == 0 ? Ports.free() : port, pidFile, log);
        process.endWithThisJvm();
        try {
            awaitReady(process, cluster, log);
        } catch (LocalFailure e) {
            process.stop();
            throw e;
        }
        return new PostgresProcess(process, cluster);
    }

    static PostgresCluster cluster(Path folder) {
        return new PostgresCluster(folder, PostgresBinaries.unpacked(Home.current()), PostgresAccount.current());
    }

    /// Starts a server without waiting; it outlives this JVM.
    static LocalProcess launch(PostgresCluster cluster, int port, Path pidFile, Path log) {
        cluster.prepare(port, log);
        List<String> command = cluster.account()
                .command(List.of(
                        cluster.binaries().program("postgres"),
                        "-D",
                        cluster.data().toString()));
        return LocalProcess.start(new ProcessPlan(
                NAME,
                command,
                true,
                Map.of(),
                cluster.data().toString(),
                port,
                pidFile,
                log.resolveSibling("postgres.out")));
    }

    static void awaitReady(LocalProcess process, PostgresCluster cluster, Path log) {
        process.awaitReady(cluster::isReady, START, log);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + PostgresCluster.DATABASE;
    }

    public String username() {
        return PostgresCluster.USER;
    }

    public String password() {
        return cluster.password().text();
    }

    public int port() {
        return process.port();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
    }
}
