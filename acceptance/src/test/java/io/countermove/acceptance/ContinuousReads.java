package io.countermove.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Reads all the time, and keeps how long each path was not answered; that it is away must be said properly.
final class ContinuousReads implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Duration> away = new TreeMap<>();
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
        var missing = Duration.ZERO;
        var last = System.nanoTime();
        while (!stopping) {
            var answer = gateway.get(path);
            var now = System.nanoTime();
            if (answer.status() == 503 && !answer.header("retry-after").isEmpty()) {
                missing = missing.plusNanos(now - last);
            } else if (answer.status() != 200) {
                failures.add(
                        path + ": " + answer.status() + " " + answer.response().body());
            }
            last = now;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        keep(path, missing);
    }

    private synchronized void keep(String path, Duration missing) {
        away.put(path, missing);
    }

    @Override
    public synchronized String toString() {
        var text = new StringBuilder();
        away.forEach((path, missing) -> text.append(path)
                .append(" was answered 503 for ")
                .append(missing.toMillis())
                .append(" ms; "));
        return text.toString();
    }

    @Override
    public void close() {
        stop();
    }
}
