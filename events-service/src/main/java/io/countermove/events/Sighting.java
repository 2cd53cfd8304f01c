package io.countermove.events;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.event.Microseconds;

/// What is remembered of one event of the log.
///
/// @param announcement fingerprint of the announcement as of this event
/// @param admin whether an admin wrote it
/// @param checked whether its data are known to be valid; an event that is not may turn out to be poison
record Sighting(
        EventType type,
        Fingerprint announcement,
        String eventId,
        String source,
        boolean admin,
        long micros,
        Place place,
        boolean checked) {

    static Sighting of(AnnouncementEvent event, Place place) {
        return of(event.envelope(), event.type(), Encoded.announcement(event.content(), event.digest()), place, true);
    }

    static Sighting of(Envelope envelope, EventType type, Fingerprint announcement, Place place, boolean checked) {
        return new Sighting(
                type,
                announcement,
                envelope.id(),
                envelope.source().intern(), // there are few sources and many events
                isAdmin(envelope.authId()),
                Microseconds.of(envelope.ingestTime()),
                place,
                checked);
    }

    boolean isBefore(Sighting other) {
        return micros != other.micros ? micros < other.micros : eventId.compareTo(other.eventId) < 0;
    }

    /// Whether an event of `from` may change what this one published.
    boolean mayBeChangedFrom(String from, boolean byAdmin) {
        return byAdmin || from.equals(source) || from.startsWith(source.endsWith("/") ? source : source + "/");
    }

    Receipt receipt(AnnouncementId subject) {
        return new Receipt(subject, eventId, place, Microseconds.toInstant(micros));
    }

    RevisionTag tag() {
        return RevisionTag.of(Microseconds.toInstant(micros), eventId);
    }

    static boolean isAdmin(String authId) {
        return authId.startsWith("admin/");
    }
}
