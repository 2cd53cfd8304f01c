package io.countermove.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Stops what runs, those first who need the others.
final class Shutdown {
    private static final List<List<String>> ORDER = List.of(
            List.of(Service.GATEWAY.processName()),
            List.of(
                    Service.EVENTS.processName(),
                    Service.ENTITIES.processName(),
                    Service.ANALYTICS.processName(),
                    Projection.STATE.rebuildProcess(),
                    Projection.METRICS.rebuildProcess()),
            List.of(KafkaProcess.NAME, PostgresProcess.NAME));

    private final LocalSystem system;
    private final Progress progress;
    private final Duration patience;

    Shutdown(LocalSystem system, Progress progress) {
        this(system, progress, LocalProcess.PATIENCE);
    }

    /// @param patience how long a process may take to end
    Shutdown(LocalSystem system, Progress progress, Duration patience) {
        this.system = system;
        this.progress = progress;
        this.patience = patience;
    }

    /// Answers whether there was anything to stop.
    boolean run() {
        Map<String, LocalProcess> running = system.running();
        running.putAll(system.rebuilding());
        for (List<String> group : ORDER) {
            List<Thread> stopping = new ArrayList<>();
            for (String name : group) {
                LocalProcess process = running.get(name);
                if (process != null) {
                    stopping.add(Thread.ofVirtual().start(() -> stop(process)));
                }
            }
            stopping.forEach(Shutdown::join);
        }
        return !running.isEmpty();
    }

    private void stop(LocalProcess process) {
        process.stop(patience);
        progress.stopped(process.name());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
