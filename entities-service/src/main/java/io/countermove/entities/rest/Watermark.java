package io.countermove.entities.rest;

import io.countermove.entities.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How far the state is, for all that ask at once: hundreds may wait for a position, and each asks every few
/// milliseconds. What is answered was read no longer ago than that; the state itself may be further.
@Singleton
class Watermark {
    private static final long FRESH = Duration.ofMillis(3).toNanos();
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final State state;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Reading last;

    private record Reading(State.Applied applied, long begun) {
        boolean isFreshAt(long nanos) {
            return nanos - begun < FRESH;
        }
    }

    @Inject
    Watermark(State state) {
        this(state, System::nanoTime);
    }

    /// @param clock nanoseconds since some instant
    Watermark(State state, LongSupplier clock) {
        this.state = state;
        this.clock = clock;
    }

    State.Applied applied() {
        long asked = clock.getAsLong();
        var reading = last;
        if (reading != null && reading.isFreshAt(asked)) {
            return reading.applied();
        }
        try {
            // Who is held up by another's question for so long asks for itself.
            if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return state.applied();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return state.applied();
        }
        try {
            return readSince(asked);
        } finally {
            lock.unlock();
        }
    }

    /// What was read while this one waited is fresh enough, however long that took.
    private State.Applied readSince(long asked) {
        var reading = last;
        if (reading == null || !reading.isFreshAt(asked)) {
            long begun = clock.getAsLong();
            reading = new Reading(state.applied(), begun);
            last = reading;
        }
        return reading.applied();
    }
}
