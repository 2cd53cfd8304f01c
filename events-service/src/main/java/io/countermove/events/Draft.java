package io.countermove.events;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.event.Ids;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A valid event before it is stamped.
///
/// @param derivedId whether the event id follows from subject and content, and was not chosen by the publisher
/// @param time when the publisher says that it happened; the ingest time where it does not
/// @param extensions what else the publisher says of the event, by name: kept, and not understood
public record Draft(
        AnnouncementId subject,
        String eventId,
        boolean derivedId,
        EventType type,
        Encoded encoded,
        Origin origin,
        @Nullable Instant time,
        @Nullable Instant recordedTime,
        SortedMap<String, String> extensions,
        Basis basis) {

    public Draft {
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    /// Who sends it.
    ///
    /// @param authId `role/name` of the principal
    public record Origin(
            String source, String authId, @Nullable String traceParent) {
        public Origin withSource(String other) {
            return new Origin(other, authId, traceParent);
        }

        /// In the trace that the event itself names.
        public Origin withTraceParent(String other) {
            return new Origin(source, authId, other);
        }
    }

    /// An event whose sender chose no event id: it is derived, so that a retry is a duplicate.
    public static Draft derived(AnnouncementId subject, Content content, Origin origin, Basis basis) {
        return derived(subject, content, origin, null, basis);
    }

    /// The same of one of which the publisher says when it was first recorded.
    public static Draft derived(
            AnnouncementId subject, Content content, Origin origin, @Nullable Instant recordedTime, Basis basis) {
        var encoded = Encoded.of(content);
        var tag = basis.tag() == null ? null : basis.tag().toString();
        var id = Ids.event(subject, content.type(), encoded.digest(), tag);
        var none = Collections.<String, String>emptySortedMap();
        return new Draft(subject, id, true, content.type(), encoded, origin, null, recordedTime, none, basis);
    }

    /// With an id that was chosen.
    public Draft withEventId(String other) {
        return new Draft(subject, other, false, type, encoded, origin, time, recordedTime, extensions, basis);
    }

    Envelope stamped(Instant ingestTime) {
        return new Envelope(
                eventId,
                origin.source(),
                subject,
                time == null ? ingestTime : time,
                recordedTime,
                ingestTime,
                origin.authId(),
                origin.traceParent());
    }
}
