package io.countermove.contracts.event;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.json.Json;
import java.time.Instant;
import java.util.Comparator;

/// An announcement published, corrected or retracted.
///
/// @param digest SHA-256 of the content's canonical JSON, in hexadecimal digits
public record AnnouncementEvent(Envelope envelope, Content content, String digest) {

    /// By ingest time, then event id; what follows only makes the order total.
    public static final Comparator<AnnouncementEvent> ORDER = Comparator.comparing(AnnouncementEvent::ingestTime)
            .thenComparing(event -> event.envelope().id())
            .thenComparing(event -> event.envelope().source())
            .thenComparing(AnnouncementEvent::type)
            .thenComparing(AnnouncementEvent::digest)
            .thenComparing(event -> event.envelope().authId());

    public static AnnouncementEvent of(Envelope envelope, Content content) {
        return new AnnouncementEvent(envelope, content, Json.digest(content.toBytes()));
    }

    public AnnouncementId subject() {
        return envelope.subject();
    }

    public Instant ingestTime() {
        return envelope.ingestTime();
    }

    public EventType type() {
        return content.type();
    }
}
