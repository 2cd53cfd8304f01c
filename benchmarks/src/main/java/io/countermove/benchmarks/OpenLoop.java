package io.countermove.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Calls at a fixed rate whether or not the last has returned. Latencies count from when a call was due: a stall is
/// felt by all that were due in it.
final class OpenLoop {
    /// A call; what it does after its moment of interest does not count.
    interface Call {
        /// Returns the nanosecond at which it was done.
        long run(int number) throws Exception;
    }

    private OpenLoop() {}

    /// The latencies in milliseconds, of all calls after the first tenth; a call that failed took for ever.
    static Samples run(int perSecond, int count, Call call) {
        double[] latencies = new double[count];
        long interval = 1_000_000_000L / perSecond;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime() + interval;
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = begin + number * interval;
                awaitNanos(due);
                threads.execute(() -> latencies[number] = latency(call, number, due));
            }
        }
        return Samples.of(Arrays.copyOfRange(latencies, count / 10, count));
    }

    private static double latency(Call call, int number, long due) {
        try {
            return (call.run(number) - due) / 1e6;
        } catch (Exception _) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static void awaitNanos(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
