package io.countermove.events;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The log as the intake needs it.
public interface AnnouncementLog {
    /// Completes when the broker has acknowledged the record, else exceptionally with [NotAppendedException], in
    /// bounded time.
    ///
    /// @param envelope of the draft, stamped
    CompletableFuture<Place> append(Envelope envelope, Draft draft, Pace pace);

    /// Whether somebody waits for this one, or many follow.
    enum Pace {
        AT_ONCE,
        IN_BULK
    }

    /// The event at a place of the log; empty where the record is poison. Throws [UnreadableLogException] when the log
    /// does not answer in bounded time.
    Optional<AnnouncementEvent> find(Place place);
}
