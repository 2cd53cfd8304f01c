package io.countermove.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What may happen to a process.
final class Fault {
    private Fault() {}

    /// With its children: what is left of PostgreSQL must not write on.
    static void kill(ProcessHandle process) {
        Stream.concat(Stream.of(process), process.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
    }

    /// It holds still, as in a long collection of garbage or a machine that sleeps, and goes on as if nothing had been.
    static void pause(ProcessHandle process, Duration time) {
        signal("STOP", process);
        LockSupport.parkNanos(time.toNanos());
        signal("CONT", process);
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            var code = new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process.pid())))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot signal " + process, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
