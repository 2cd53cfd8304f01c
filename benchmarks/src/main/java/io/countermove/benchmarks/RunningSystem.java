package io.countermove.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.local.Home;
import io.countermove.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A whole system as `./countermove up` starts it, on a folder and a port of its own; stopped at the end, and when the
/// measurement is interrupted.
final class RunningSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path logs;
    private final int port = Ports.free();
    private final Thread hook = new Thread(this::down);

    RunningSystem(Path folder) {
        logs = Folder.empty(folder);
        data = folder.resolve("data");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// The seconds that `up` took.
    double up(String... options) {
        long begin = System.nanoTime();
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(port)));
        words.addAll(List.of(options));
        countermove(words);
        return (System.nanoTime() - begin) / 1e9;
    }

    void down() {
        countermove(List.of("down"));
    }

    URI announcements() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/announcements");
    }

    URI path(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + pathAndQuery);
    }

    /// The API of a service behind the gateway, for who shows [#internalHeaders].
    URI internal(String service) {
        return URI.create(
                "http://127.0.0.1:" + processes().path(service).path("port").asInt() + "/api/v1");
    }

    String[] internalHeaders() {
        String secret = settings("entities-service").getProperty("countermove.internal.secret");
        return new String[] {"X-Countermove-Secret", secret, "X-Countermove-Principal", "reader/bench"};
    }

    String[] headers() {
        return new String[] {"Authorization", "Bearer " + publisherKey()};
    }

    /// What a service was started with.
    Properties settings(String service) {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("config").resolve(service + ".properties"))) {
            settings.load(file);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String publisherKey() {
        try {
            return Files.readString(data.resolve("publisher.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + processes().at("/kafka/port").asInt();
    }

    /// Its processes with those that they started, such as PostgreSQL's.
    List<ProcessHandle> allProcesses() {
        return processes().properties().stream()
                .map(process -> process.getValue().path("pid").asLong())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .toList();
    }

    ProcessHandle process(String name) {
        return ProcessHandle.of(processes().path(name).path("pid").asLong())
                .orElseThrow(() -> new BenchFailure(name + " does not run"));
    }

    /// Ends one of its processes; `up` would start it again.
    void stop(String process) {
        ProcessHandle handle = process(process);
        handle.destroy();
        CompletableFuture<ProcessHandle> ended = handle.onExit();
        try {
            ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailure(process + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private JsonNode processes() {
        try {
            String said = countermove(List.of("status", "--json"));
            return Json.read(said.getBytes(StandardCharsets.UTF_8)).path("processes");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String countermove(List<String> words) {
        Path home = Home.current().root();
        List<String> command =
                new ArrayList<>(List.of(home.resolve("countermove").toString()));
        command.addAll(words);
        command.addAll(List.of("--data", data.toString()));
        var environment = Map.of("JAVA_HOME", System.getProperty("java.home"), "COUNTERMOVE_BUILT", "1");
        try {
            return Child.run(command, logs.resolve(words.getFirst() + ".out"), home, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs.
            return;
        }
        down();
    }
}
