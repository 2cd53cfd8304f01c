package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A process that was started here or by an earlier run, and outlives the JVM that started it.
final class LocalProcess {
    /// How long a process may take to end.
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(30);
    private static final Duration KILLED = Duration.ofSeconds(10);

    private final String name;
    private final PidRecord pidRecord;
    private final ProcessHandle handle;
    private final Path pidFile;

    private LocalProcess(String name, PidRecord pidRecord, ProcessHandle handle, Path pidFile) {
        this.name = name;
        this.pidRecord = pidRecord;
        this.handle = handle;
        this.pidFile = pidFile;
    }

    static LocalProcess start(ProcessPlan plan) {
        try {
            Files.createDirectories(plan.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(Session.own(command(plan)))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
            builder.environment().putAll(plan.environment());
            ProcessHandle handle = builder.start().toHandle();
            Instant started = handle.info().startInstant().orElseGet(() -> Instant.ofEpochMilli(0));
            PidRecord pidRecord = new PidRecord(handle.pid(), started, plan.port(), plan.mark());
            pidRecord.write(plan.pidFile());
            return new LocalProcess(plan.name(), pidRecord, handle, plan.pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + plan.name() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> command(ProcessPlan plan) {
        return plan.yields() ? Yielding.command(plan.command()) : plan.command();
    }

    /// The process that the pid file remembers, if it still runs.
    static Optional<LocalProcess> find(String name, Path pidFile) {
        return PidRecord.read(pidFile)
                .flatMap(found -> found.process().map(handle -> new LocalProcess(name, found, handle, pidFile)));
    }

    String name() {
        return name;
    }

    long pid() {
        return handle.pid();
    }

    int port() {
        return pidRecord.port();
    }

    boolean isAlive() {
        // Not the handle's own answer: for Java a zombie is alive, and not every init process reaps at once.
        if (pidRecord.process().isPresent()) {
            return true;
        }
        // While a process becomes another program it shows no arguments, as a zombie does: look twice.
        Waiting.pause(POLL);
        return pidRecord.process().isPresent();
    }

    /// Waits until `ready` holds; fails at once when the process ends before.
    void awaitReady(BooleanSupplier ready, Duration patience, Path log) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new LocalFailure(name + " ended while it started.\n" + LogFile.tail(log, 15));
            }
            if (System.nanoTime() > end) {
                throw new LocalFailure(
                        name + " is not ready after " + patience.toSeconds() + " s.\n" + LogFile.tail(log, 15));
            }
            Waiting.pause(POLL);
        }
    }

    void stop() {
        stop(PATIENCE);
    }

    /// Asks the process to end, waits, and kills it when it does not.
    void stop(Duration patience) {
        stopSignal().send(handle.pid());
        if (!ends(patience)) {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
            ends(KILLED);
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the process soon after the JVM that calls this has ended, however that ended.
    void endWithThisJvm() {
        String watch = "while kill -0 $0 && kill -0 $1; do sleep 1; done; kill -" + stopSignal() + " $1";
        try {
            new ProcessBuilder(Session.own(List.of(
                            "sh",
                            "-c",
                            watch,
                            Long.toString(ProcessHandle.current().pid()),
                            Long.toString(pid()))))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Signal stopSignal() {
        return name.equals(PostgresProcess.NAME) ? Signal.INT : Signal.TERM;
    }

    private boolean ends(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (isAlive() && System.nanoTime() < end) {
            Waiting.pause(POLL);
        }
        return !isAlive();
    }
}
