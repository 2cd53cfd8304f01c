package io.countermove.contracts.revision;

import io.countermove.contracts.event.AnnouncementEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as a state of its announcement, with the half-open intervals in which it was the latest known one: by the
/// system's clock and by the public's. An end of null is open.
public record Revision(
        AnnouncementEvent event,
        Instant knownFrom,
        @Nullable Instant knownTo,
        Instant publicFrom,
        @Nullable Instant publicTo) {

    /// Whether it is the latest one.
    public boolean isCurrent() {
        return knownTo == null;
    }
}
