package io.countermove.analytics.rest;

import io.countermove.platform.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets a few reads at once compute what grows with all announcements, or is computed many times over, so that the
/// others and the reader of the observations get their share.
@Singleton
public class HeavyReads {

    private final Semaphore places;
    private final Duration patience;

    HeavyReads(HeavyReadSettings settings) {
        places = new Semaphore(settings.most(), true);
        patience = settings.patience();
    }

    <T> T read(Supplier<T> read) {
        if (!findPlace()) {
            throw Problem.of(
                            503,
                            "saturated",
                            "As many listings, explanations and checks of claims as may be at once are computed just now.")
                    .asException()
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            return read.get();
        } finally {
            places.release();
        }
    }

    private boolean findPlace() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
