package io.countermove.events;

import io.countermove.contracts.event.Microseconds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Stamps ingest times: microseconds, strictly rising in this instance, whatever the wall clock does.
public final class IngestClock {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public IngestClock(Clock clock) {
        this.clock = clock;
    }

    /// The next stamp, later than `afterMicros`.
    Instant next(long afterMicros) {
        long now = Microseconds.of(clock.instant());
        return Microseconds.toInstant(
                last.updateAndGet(previous -> Math.max(now, Math.max(previous, afterMicros) + 1)));
    }

    /// Whether a revision's time is further ahead than clocks of one deployment differ; to stamp after it would drag
    /// every later stamp along.
    public boolean isFarAhead(RevisionTag tag) {
        return tag.micros() > Microseconds.of(clock.instant().plus(TOLERANCE));
    }
}
