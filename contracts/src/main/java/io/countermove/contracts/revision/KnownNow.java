package io.countermove.contracts.revision;

import java.time.Duration;
import java.time.Instant;

/// The known time of who asks for all that has been applied.
public final class KnownNow {
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private KnownNow() {}

    /// Now, or later where what stamped it has a clock that runs ahead of this one.
    /// Not so much later that a single wrong stamp counts.
    ///
    /// @param lastKnown the last instant from which something applied is known; asked after the position
    public static Instant of(Instant now, Instant lastKnown) {
        if (!lastKnown.isAfter(now)) {
            return now;
        }
        var most = now.plus(MOST_AHEAD);
        return lastKnown.isAfter(most) ? most : lastKnown;
    }
}
