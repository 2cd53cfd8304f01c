package io.countermove.entities.rest;

import io.countermove.entities.State;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// How far the state is, for all that ask at once: hundreds may wait for a position, and each asks every few
/// milliseconds. What is answered was read no longer ago than that; the state itself may be further.
@Singleton
class Watermark {
    private static final long FRESH = Duration.ofMillis(3).toNanos();

    private final State state;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Reading last;

    private record Reading(State.Applied applied, long nanos) {
        boolean isStale() {
            return System.nanoTime() - nanos >= FRESH;
        }
    }

    Watermark(State state) {
        this.state = state;
    }

    State.Applied applied() {
        var reading = last;
        return reading == null || reading.isStale() ? readAgain() : reading.applied();
    }

    /// One at a time; who has waited takes what the one before has read.
    private State.Applied readAgain() {
        lock.lock();
        try {
            var reading = last;
            if (reading == null || reading.isStale()) {
                long begun = System.nanoTime();
                reading = new Reading(state.applied(), begun);
                last = reading;
            }
            return reading.applied();
        } finally {
            lock.unlock();
        }
    }
}
