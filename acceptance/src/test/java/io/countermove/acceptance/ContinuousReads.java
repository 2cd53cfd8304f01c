package io.countermove.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Reads all the time, and keeps what was not answered.
final class ContinuousReads implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    ContinuousReads(Gateway gateway, List<String> paths) {
        paths.forEach(path -> threads.add(Thread.ofVirtual().start(() -> read(gateway, path))));
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    void stop() {
        stopping = true;
        Await.end(threads);
    }

    private void read(Gateway gateway, String path) {
        while (!stopping) {
            gateway.tryGet(path).ifPresentOrElse(this::look, () -> failures.add(path + ": no answer"));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void look(Answer answer) {
        if (answer.status() != 200) {
            failures.add(answer.call() + ": " + answer.status() + " "
                    + answer.response().body());
        }
    }

    @Override
    public void close() {
        stop();
    }
}
