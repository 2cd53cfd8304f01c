package io.countermove.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Another instance of a service that runs: the same command, and its settings but for what must be its own. It ends
/// with the test.
final class Twin implements AutoCloseable {
    private static final String SETTINGS = "-Dquarkus.config.locations=";

    private final Process process;
    private final URI address;

    private Twin(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// @param own what differs from the first instance, beside port and log
    static Twin start(StartedSystem system, String service, String name, Map<String, String> own) {
        var first = system.process(service).info();
        var command = new ArrayList<String>();
        command.add(first.command().orElseThrow());
        command.addAll(Arrays.asList(first.arguments().orElseThrow()));
        int at = command.indexOf(command.stream()
                .filter(argument -> argument.startsWith(SETTINGS))
                .findFirst()
                .orElseThrow());
        var folder = system.launcher().data();
        int port = StartedSystem.freePort();
        try {
            var settings = new Properties();
            try (var file = Files.newBufferedReader(Path.of(command.get(at).substring(SETTINGS.length())))) {
                settings.load(file);
            }
            settings.setProperty("quarkus.http.port", Integer.toString(port));
            settings.setProperty(
                    "quarkus.log.file.path", folder.resolve(name + ".log").toString());
            settings.putAll(own);
            var copy = folder.resolve(name + ".properties");
            try (var file = Files.newBufferedWriter(copy)) {
                settings.store(file, name);
            }
            command.set(at, SETTINGS + copy);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".out").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Twin(process, URI.create("http://127.0.0.1:" + port)).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Twin ready() {
        Await.until(
                () -> process.isAlive()
                        && new Gateway(address, "")
                                .tryGetAbsolute("/q/health/ready")
                                .map(Answer::status)
                                .equals(Optional.of(200)),
                is -> is);
        return this;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /// Asks it to end, as an operator does.
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
