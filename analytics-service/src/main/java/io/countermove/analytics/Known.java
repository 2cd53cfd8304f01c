package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When something was the latest known, by the system's clock and by the public's: half-open, in microseconds since
/// 1970; an end of null is open.
public record Known(
        long from,
        @Nullable Long to,
        long publicFrom,
        @Nullable Long publicTo) {

    static Known of(Revision revision) {
        return new Known(
                Microseconds.of(revision.knownFrom()),
                micros(revision.knownTo()),
                Microseconds.of(revision.publicFrom()),
                micros(revision.publicTo()));
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : (Long) Microseconds.of(instant);
    }
}
