package io.countermove.analytics.kafka;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Does the same again and again: at most once a second and a tenth of the time, on a thread of its own.
final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final int REST = 9;

    private final String name;
    private final Runnable round;
    private final ScheduledExecutorService timer;
    private long nextNanos = System.nanoTime();

    Rounds(String name, Runnable round) {
        this.name = name;
        this.round = round;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    // A failed round is tried again at the next tick; what escaped would end the ticking.
    private void tick() {
        try {
            long begun = System.nanoTime();
            if (begun - nextNanos >= 0) {
                round.run();
                // Many announcements make it long, and it must not starve what it follows.
                nextNanos = System.nanoTime() + REST * (System.nanoTime() - begun);
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s: failed, tried again in a second", name);
        }
    }
}
