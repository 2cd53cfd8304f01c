package io.countermove.entities.kafka;

import io.countermove.entities.Timers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks again and again whether a day has come on which something changes by itself: also for the days on which nobody
/// looked. Only while others hear of changes, which is after the log was read.
@Singleton
class Timekeeper {
    private static final Logger LOG = Logger.getLogger(Timekeeper.class);

    private final TimerSettings settings;
    private final Progress progress;
    private final Timers timers;
    private final Clock clock;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Timekeeper(TimerSettings settings, Progress progress, Timers timers, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.timers = timers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("timers").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(3));
        }
    }

    private void run() {
        try {
            while (!stopping) {
                Thread.sleep(settings.every());
                if (progress.isOpen()) {
                    look();
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("timers: interrupted");
        }
    }

    private void look() {
        try {
            // A record of yesterday's last moment may still be on its way.
            int fired = timers.fire(clock.instant().minus(settings.settling()));
            if (fired > 0) {
                LOG.infof("timers: fired=%d", fired);
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("timers: trying again: %s", e.getMessage());
            }
        }
    }
}
