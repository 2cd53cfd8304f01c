package io.countermove.events;

import io.countermove.contracts.announcement.AnnouncementId;
import java.time.Instant;

/// Proof that an event stands in the log.
public record Receipt(AnnouncementId subject, String eventId, Place place, Instant ingestTime) {}
