package io.countermove.events.rest;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.EventType;
import io.countermove.platform.problem.TraceContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The attributes that a CloudEvent of ours may have. What breaks a rule is in the violations of its attributes, and
/// what is said here then means nothing.
///
/// @param traceParent the trace that the event names, which need not be the request's
/// @param extensions all others, `partitionkey` and `tracestate` among them: kept as they are. The key on Kafka is
///     always the announcement.
record SentEnvelope(
        EventType type,
        @Nullable AnnouncementId subject,
        String id,
        String source,
        @Nullable Instant time,
        @Nullable Instant recordedTime,
        @Nullable String traceParent,
        SortedMap<String, String> extensions) {

    static SentEnvelope take(Attributes sent) {
        if (!sent.takeRequired("specversion").equals("1.0") && sent.violations().isEmpty()) {
            sent.violate("specversion", "spec-version", "it is 1.0");
        }
        var type = type(sent);
        return new SentEnvelope(
                type,
                subject(sent, type),
                sent.takeRequired("id"),
                source(sent),
                time(sent, "time"),
                time(sent, "recordedtime"),
                traceParent(sent),
                others(sent, type));
    }

    private static EventType type(Attributes sent) {
        var wire = sent.takeRequired("type");
        return EventType.find(wire).orElseGet(() -> {
            if (!wire.isEmpty()) {
                sent.violate("type", "unknown-type", "there is no type " + wire);
            }
            return EventType.PUBLISHED;
        });
    }

    private static @Nullable AnnouncementId subject(Attributes sent, EventType type) {
        var subject = type == EventType.PUBLISHED ? sent.take("subject") : sent.takeRequired("subject");
        if (subject == null || subject.isEmpty()) {
            return null;
        }
        if (!AnnouncementId.isValid(subject)) {
            sent.violate("subject", "announcement-id", "an id is " + AnnouncementId.RULE);
            return null;
        }
        return new AnnouncementId(subject);
    }

    private static String source(Attributes sent) {
        var source = sent.takeRequired("source");
        if (!isUriReference(source)) {
            sent.violate("source", "attribute-uri", "it is a URI reference of RFC 3986");
        }
        return source;
    }

    private static @Nullable Instant time(Attributes sent, String name) {
        var text = sent.take(name);
        var instant = text == null ? null : Timestamps.find(text).orElse(null);
        if (text != null && instant == null) {
            sent.violate(name, "attribute-timestamp", "it is a timestamp of RFC 3339, such as 2025-04-15T12:00:00Z");
        }
        return instant;
    }

    private static @Nullable String traceParent(Attributes sent) {
        var text = sent.take("traceparent");
        if (text != null && !TraceContext.of(text).traceparent().equals(text)) {
            sent.violate("traceparent", "attribute-traceparent", "it is a traceparent of W3C Trace Context");
        }
        return text;
    }

    private static SortedMap<String, String> others(Attributes sent, EventType type) {
        var contentType = sent.take("datacontenttype");
        if (contentType != null && !JsonType.isJson(contentType)) {
            sent.violate("datacontenttype", "data-content-type", "it is application/json, in UTF-8");
        }
        var schema = sent.take("dataschema");
        if (schema != null && !schema.equals(type.dataSchema())) {
            sent.violate("dataschema", "data-schema", "it is " + type.dataSchema());
        }
        return sent.takeExtensions();
    }

    private static boolean isUriReference(String text) {
        try {
            var _ = new URI(text);
            return text.chars().allMatch(one -> one < 0x80); // URI takes characters that only an IRI may have
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
