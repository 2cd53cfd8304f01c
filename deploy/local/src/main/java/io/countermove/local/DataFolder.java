package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of one system: everything that it keeps, its keys, its logs, and the record of its processes.
record DataFolder(Path path) {
    private static final long NEEDED_BYTES = 300L * 1024 * 1024;

    Path run() {
        return path.resolve("run");
    }

    Path pidFile(String process) {
        return run().resolve(process + ".pid");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /// What a process writes before its own logging begins, and when it breaks.
    Path console(String process) {
        return logs().resolve(process + ".out");
    }

    Path settings(String service) {
        return path.resolve("config").resolve(service + ".properties");
    }

    /// Where the events-service keeps a file while it imports it.
    Path imports() {
        return path.resolve("imports");
    }

    Path publisherKey() {
        return path.resolve("publisher.key");
    }

    Path adminKey() {
        return path.resolve("admin.key");
    }

    Path internalSecret() {
        return path.resolve("internal.secret");
    }

    /// Which versions of what is computed from the log there are.
    Path versions() {
        return path.resolve("versions.properties");
    }

    /// The state of Kafka Streams, a folder for each version.
    Path streams() {
        return path.resolve("streams");
    }

    /// Of metrics that are being built.
    Path rebuildStreams() {
        return path.resolve("streams-rebuild");
    }

    Path streams(int version) {
        return streams().resolve("countermove-analytics-" + version);
    }

    Path firstStartDone() {
        return path.resolve("first-start-done");
    }

    void create() {
        try {
            Files.createDirectories(path);
            Files.createDirectories(run());
            Files.createDirectories(logs());
            Files.createDirectories(path.resolve("config"));
            Files.createDirectories(imports());
            if (!Files.isWritable(path)) {
                throw new LocalFailure("The data folder " + path + " cannot be written to.");
            }
            long usable = Files.getFileStore(path).getUsableSpace();
            if (usable < NEEDED_BYTES) {
                throw new LocalFailure("The disk of " + path + " is full: " + usable / 1024 / 1024
                        + " MB are left, and Countermove needs " + NEEDED_BYTES / 1024 / 1024
                        + ". Free some, or choose another folder with --data DIR.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " cannot be made: " + e.getMessage(), e);
        }
    }

    void boundLogs() {
        try (var files = Files.list(logs())) {
            for (Path file : files.filter(name -> name.toString().matches(".*/(postgres\\.log|.*\\.out)"))
                    .toList()) {
                LogFile.bound(file);
            }
        } catch (IOException _) {
            // No logs yet, or a file that its writer replaces just now.
        }
    }
}
