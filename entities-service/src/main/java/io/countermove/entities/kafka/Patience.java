package io.countermove.entities.kafka;

import io.countermove.entities.AnotherLogException;
import io.countermove.entities.FencedException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// How long what fails is tried again.
///
/// @param stopping whether nothing is tried again any more
record Patience(Duration longest, BooleanSupplier stopping) {
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Patience.class);

    /// Tries again, with growing pauses, what may succeed later.
    void run(Runnable work) throws InterruptedException {
        var deadline = System.nanoTime() + longest.toNanos();
        for (var pause = Duration.ofMillis(50); ; pause = longer(pause)) {
            try {
                work.run();
                return;
            } catch (FencedException | AnotherLogException e) {
                throw e;
            } catch (RuntimeException e) {
                if (stopping.getAsBoolean() || System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.warnf("projection: trying again in %d ms: %s", pause.toMillis(), e.getMessage());
                Thread.sleep(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
