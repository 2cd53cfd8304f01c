package io.countermove.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Callers that ask again as soon as they are answered, each on a connection of its own.
final class ClosedLoop {
    static final int CALLERS = 32;

    /// One caller.
    interface Call extends AutoCloseable {
        void run() throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /// Makes a caller of a number.
    interface Caller {
        Call open(int number) throws Exception;
    }

    /// @param latencies in milliseconds
    record Outcome(double perSecond, Samples latencies) {}

    private ClosedLoop() {}

    static Outcome run(int seconds, Caller caller) {
        var latencies = new ConcurrentLinkedQueue<Double>();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int number = i;
                callers.add(threads.submit(() -> {
                    try (Call call = caller.open(number)) {
                        for (long now = System.nanoTime(); now < end; ) {
                            call.run();
                            long answered = System.nanoTime();
                            latencies.add((answered - now) / 1e6);
                            now = answered;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : callers) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("A caller failed", e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        double perSecond = latencies.size() * 1e9 / (System.nanoTime() - begin);
        return new Outcome(perSecond, new Samples(List.copyOf(latencies)));
    }
}
