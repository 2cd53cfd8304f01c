package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;

/// The day in the world, and until when (inclusive) what was recorded or published counts.
public record AsOf(LocalDate validAt, Instant knownAt, KnownBy knownBy) {

    String knownAtText() {
        return Microseconds.format(knownAt);
    }
}
