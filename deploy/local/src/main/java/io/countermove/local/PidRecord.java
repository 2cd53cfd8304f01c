package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a pid file says: enough to tell our process from a foreign one that was given the same number later.
///
/// @param mark a text that the command line of our process contains
record PidRecord(long pid, Instant started, int port, String mark) {
    // The start time is computed from the boot time, which each JVM reads anew and which follows clock corrections.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    PidRecord {
        if (mark.isBlank() || mark.contains("\n")) {
            throw new IllegalArgumentException("mark must be one line: " + mark);
        }
    }

    static Optional<PidRecord> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new PidRecord(
                    Long.parseLong(lines.get(0)),
                    Instant.parse(lines.get(1)),
                    Integer.parseInt(lines.get(2)),
                    lines.get(3)));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, pid + "\n" + started + "\n" + port + "\n" + mark + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process that this record names, while it runs; never a foreign one.
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> isOurs(handle.info()));
    }

    private boolean isOurs(ProcessHandle.Info info) {
        boolean sameStart = info.startInstant()
                .map(instant -> Duration.between(instant, started).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
        boolean sameCommand = info.arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(mark)))
                // A zombie has no arguments any more, and is dead.
                .orElse(false);
        return sameStart && sameCommand;
    }
}
