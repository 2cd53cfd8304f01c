package io.countermove.events;

import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import java.util.concurrent.CompletableFuture;

/// The log as the intake needs it.
public interface AnnouncementLog {
    /// Completes when the broker has acknowledged the record, else exceptionally with [NotAppendedException], in
    /// bounded time. `value` is canonical JSON.
    CompletableFuture<Place> append(Envelope envelope, EventType type, byte[] value);
}
