package io.countermove.entities.kafka;

import io.countermove.entities.Emission;
import io.countermove.entities.State;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lets the active projection be heard once it has caught up. A state that was built anew, whether beside another one
/// or
/// because its database was lost, goes on from what others have heard.
@Singleton
class Handover {
    private static final Logger LOG = Logger.getLogger(Handover.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ProjectionSettings settings;
    private final Progress progress;
    private final State state;
    private final Emission emission;
    private final PublishedTopics published;
    private @Nullable Thread thread;

    Handover(
            ProjectionSettings settings, Progress progress, State state, Emission emission, PublishedTopics published) {
        this.settings = settings;
        this.progress = progress;
        this.state = state;
        this.emission = emission;
        this.published = published;
    }

    void start(@Observes StartupEvent started) {
        if (settings.active()) {
            thread = Thread.ofPlatform().name("handover").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!isDone()) {
                Thread.sleep(POLL);
            }
            progress.open();
        } catch (InterruptedException _) {
            LOG.debug("handover: interrupted");
        }
    }

    private boolean isDone() throws InterruptedException {
        try {
            return emission.isOpen() || isOpened();
        } catch (RuntimeException e) {
            LOG.warnf("handover: trying again: %s", e.getMessage());
            Thread.sleep(AFTER_FAILURE);
            return false;
        }
    }

    private boolean isOpened() throws InterruptedException {
        if (!progress.isCaughtUp(state.nextOffsets())) {
            return false;
        }
        emission.open(settings.version(), published.read());
        LOG.infof("handover: projection %d is heard from now on", settings.version());
        return true;
    }
}
