package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One service alone, as the embedded default runs it: for measurements.
public final class ServiceProcess implements AutoCloseable {
    /// Megabytes of a heap for what stays, at first.
    private static final int OLD_AT_START = 64;

    private final LocalProcess process;
    private final Path log;

    private ServiceProcess(LocalProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts the built service on a free port of the loopback address, and does not wait. It ends with `close`, and
    /// with this JVM however that ends.
    ///
    /// @param module the service's module
    /// @param folder gets its settings and logs
    /// @param settings its configuration, without the HTTP port
    public static ServiceProcess start(String module, Path folder, Map<String, String> settings) {
        Service service = Arrays.stream(Service.values())
                .filter(one -> one.processName().equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + module));
        int port = Ports.free();
        Path log = folder.resolve(module + ".log");
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(Map.of(
                "config_ordinal", "350",
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", Integer.toString(port),
                "quarkus.log.console.enabled", "false",
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", log.toString()));
        Path properties = folder.resolve(module + ".properties");
        StringBuilder text = new StringBuilder();
        all.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        try {
            Files.createDirectories(folder);
            Secret.write(properties, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + properties + ": " + e.getMessage(), e);
        }
        Home home = Home.current();
        LocalProcess process = LocalProcess.start(new ProcessPlan(
                module,
                service.command(home, AotCaches.used(home), properties),
                service.yields(),
                Map.of(),
                properties.toString(),
                port,
                folder.resolve(module + ".pid"),
                folder.resolve(module + ".out")));
        process.endWithThisJvm();
        return new ServiceProcess(process, log);
    }

    /// The command of the JVM that a service with such a heap gets, for a peer that is to have the same.
    ///
    /// @param youngMegabytes how much of the heap is for what is new
    public static List<String> jvm(int youngMegabytes, int heapMegabytes) {
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(Jvm.SMALL);
        command.add("-Xms" + (youngMegabytes + OLD_AT_START) + "m");
        command.add("-Xmn" + youngMegabytes + "m");
        command.add("-Xmx" + heapMegabytes + "m");
        return command;
    }

    public int port() {
        return process.port();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// The end of its log.
    public String log() {
        return LogFile.tail(log, 15);
    }

    @Override
    public void close() {
        process.stop();
    }
}
