package io.countermove.local;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Ctrl-C: from then on nothing is started any more, and what runs is stopped in order.
final class Interrupted {
    // Whoever stops something shares it for good once the person has interrupted: a start that comes later waits until
    // the JVM ends.
    private static final ReentrantReadWriteLock STARTING = new ReentrantReadWriteLock();
    private static final Duration POLL = Duration.ofMillis(20);

    private Interrupted() {}

    static LocalProcess guard(Supplier<LocalProcess> start) {
        STARTING.writeLock().lock();
        try {
            return start.get();
        } finally {
            STARTING.writeLock().unlock();
        }
    }

    /// Returns at once, or never once the person has interrupted: what ends then is no failure.
    static void waitForTheEnd() {
        STARTING.writeLock().lock();
        try {
            return;
        } finally {
            STARTING.writeLock().unlock();
        }
    }

    /// Runs `stop` when this JVM is asked to end, until the hook is removed.
    static Thread onEnd(Runnable stop) {
        Thread hook = new Thread(
                () -> {
                    // Past a start that waits already: it waits for good.
                    while (!STARTING.readLock().tryLock()) {
                        Waiting.pause(POLL);
                    }
                    stop.run();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /// False where the JVM is ending already: then the hook runs.
    static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return false;
        }
    }
}
