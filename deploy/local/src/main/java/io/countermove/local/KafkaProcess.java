package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Kafka broker (KRaft) as a child JVM on the loopback address.
public final class KafkaProcess implements AutoCloseable {
    static final String NAME = "kafka";
    private static final Duration START = Duration.ofSeconds(90);

    private final LocalProcess process;

    private KafkaProcess(LocalProcess process) {
        this.process = process;
    }

    /// Starts a broker that keeps its log in `folder`, and returns when it serves. It ends with `close`, and with this
    /// JVM however that
    /// ends; what an earlier run left on the folder is stopped first.
    ///
    /// @param port the port of the loopback address, or 0 for a free one
    public static KafkaProcess start(Path folder, int port) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path pidFile = absolute.resolve("kafka.pid");
        LocalProcess.find(NAME, pidFile).ifPresent(LocalProcess::stop);
        Path log = absolute.resolve("kafka.log");
        LocalProcess process = launch(absolute, port == 0 ? Ports.free() : port, pidFile, log, List.of());
        process.endWithThisJvm();
        try {
            awaitReady(process, log);
        } catch (LocalFailure e) {
            process.stop();
            throw e;
        }
        return new KafkaProcess(process);
    }

    /// Starts a broker without waiting; it outlives this JVM.
    ///
    /// @param options more of them for its JVM
    static LocalProcess launch(Path folder, int port, Path pidFile, Path log, List<String> options) {
        KafkaSettings settings = new KafkaSettings(folder.resolve("log"), port, Ports.free());
        Path properties = folder.resolve("server.properties");
        Path logging = folder.resolve("logging.properties");
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            Files.writeString(properties, settings.text());
            Files.writeString(logging, settings.logging(log));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
        List<String> command =
                new ArrayList<>(List.of(Jvm.java(), "-Xmx256m", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(Jvm.SMALL);
        command.addAll(options);
        command.addAll(List.of(
                "-Djava.util.logging.config.file=" + logging,
                "-cp",
                Home.current().kafkaJars() + "/*:" + Home.ownClasses(),
                KafkaMain.class.getName(),
                properties.toString()));
        Path console = log.resolveSibling("kafka.out");
        return LocalProcess.start(
                new ProcessPlan(NAME, command, false, Map.of(), folder.toString(), port, pidFile, console));
    }

    static void awaitReady(LocalProcess process, Path log) {
        process.awaitReady(() -> Ports.answers(process.port()), START, log.resolveSibling("kafka.out"));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + process.port();
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
