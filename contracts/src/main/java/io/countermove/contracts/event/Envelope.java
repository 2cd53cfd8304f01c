package io.countermove.contracts.event;

import io.countermove.contracts.announcement.AnnouncementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The CloudEvents 1.0 attributes of an event, beside its type and data.
///
/// @param id with `source` it identifies the event
/// @param source URI of the publisher or feed
/// @param subject the announcement, and the Kafka key
/// @param time when the publisher says that it happened
/// @param recordedTime the publisher's own record time
/// @param ingestTime stamped by the intake, in microseconds, rising
/// @param authId stamped by the intake: `role/name` of who published; empty where the writer did not say
/// @param traceParent W3C trace context
public record Envelope(
        String id,
        String source,
        AnnouncementId subject,
        @Nullable Instant time,
        @Nullable Instant recordedTime,
        Instant ingestTime,
        String authId,
        @Nullable String traceParent) {

    /// Whether a correction of `base` may come from here: from the same source, from below it, or from an admin.
    public boolean mayCorrect(Envelope base) {
        var prefix = base.source.endsWith("/") ? base.source : base.source + "/";
        return source.equals(base.source) || source.startsWith(prefix) || authId.startsWith("admin/");
    }
}
