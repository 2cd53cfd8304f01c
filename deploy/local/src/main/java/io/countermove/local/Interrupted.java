package io.countermove.local;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Ctrl-C: from then on nothing is started any more, and what runs is stopped in order.
final class Interrupted {
    // Held for good once the person has interrupted: a start that comes later waits until the JVM ends.
    private static final ReentrantLock STARTING = new ReentrantLock();

    private Interrupted() {}

    static LocalProcess guard(Supplier<LocalProcess> start) {
        STARTING.lock();
        try {
            return start.get();
        } finally {
            STARTING.unlock();
        }
    }

    /// Returns at once, or never once the person has interrupted: what ends then is no failure.
    static void waitForTheEnd() {
        STARTING.lock();
        try {
            return;
        } finally {
            STARTING.unlock();
        }
    }

    /// Runs `stop` when this JVM is asked to end, until the hook is removed.
    static Thread onEnd(Runnable stop) {
        Thread hook = new Thread(
                () -> {
                    STARTING.lock();
                    stop.run();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs.
        }
    }
}
