package io.countermove.events.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.validation.Violation;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import io.countermove.events.Encoded;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Announcements as CloudEvents 1.0, structured or binary. An attribute that is not ours is refused: it would be lost.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md>.
@Singleton
public class CloudEvents {
    private static final int LONGEST = 512;

    private final AnnouncementReader reader;

    CloudEvents(AnnouncementReader reader) {
        this.reader = reader;
    }

    /// A JSON object with the attributes and `data`.
    Reading<Draft> structured(JsonNode item, Sender sender, String at) {
        if (!(item instanceof ObjectNode event)) {
            return PlainJson.invalid(at, "not-an-object", "an event is a JSON object");
        }
        if (event.has("data_base64")) {
            return PlainJson.invalid(at + "/data_base64", "data-not-json", "data is sent as JSON");
        }
        var attributes = new TreeMap<String, String>();
        for (var member : event.properties()) {
            if (!member.getKey().equals("data")) {
                if (!member.getValue().isTextual()) {
                    return PlainJson.invalid(at + "/" + member.getKey(), "attribute", "an attribute is a string");
                }
                attributes.put(member.getKey(), member.getValue().textValue());
            }
        }
        return read(attributes, event.path("data"), sender, at, at + "/data");
    }

    /// Attributes from `ce-` headers, the data from the body.
    Reading<Draft> binary(Map<String, String> attributes, JsonNode data, Sender sender) {
        return read(attributes, data, sender, "", "");
    }

    private Reading<Draft> read(
            Map<String, String> attributes, JsonNode data, Sender sender, String at, String dataAt) {
        var event = new Attributes(attributes, at);
        var type = event.type();
        var subject = event.subject(type);
        var id = event.required("id");
        var source = event.required("source");
        var time = event.instant("time");
        var recordedTime = event.instant("recordedtime");
        event.checkRest(type);
        if (!event.violations.isEmpty() || type == null) {
            return new Reading.Invalid<>(event.violations);
        }
        return switch (content(type, data)) {
            case Reading.Invalid<Content>(var violations) ->
                new Reading.Invalid<>(
                        violations.stream().map(one -> one.below(dataAt)).toList());
            case Reading.Valid<Content>(var content) -> {
                sender.requireRightTo(content, dataAt);
                yield new Reading.Valid<>(new Draft(
                        subject == null ? PlainJson.derive(content) : subject,
                        id,
                        type,
                        Encoded.of(content),
                        sender.origin(source, at),
                        time,
                        recordedTime,
                        Basis.NONE));
            }
        };
    }

    private Reading<Content> content(EventType type, JsonNode data) {
        return switch (type) {
            case PUBLISHED -> reader.published(data);
            case CORRECTED -> reader.corrected(data);
            case RETRACTED -> reader.retracted(data);
        };
    }

    /// Takes attributes one by one; what is left at the end is unknown.
    private static final class Attributes {
        private final Map<String, String> left;
        private final String at;
        private final List<Violation> violations = new ArrayList<>();

        Attributes(Map<String, String> attributes, String at) {
            this.left = new TreeMap<>(attributes);
            this.at = at;
        }

        String required(String name) {
            var value = left.remove(name);
            if (value == null || value.isBlank()) {
                violate(name, "attribute", "it is required");
                return "";
            }
            if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
                violate(name, "attribute", "it is too long, or holds control characters");
            }
            return value;
        }

        @Nullable
        EventType type() {
            var wire = required("type");
            var type = EventType.find(wire);
            if (type.isEmpty() && !wire.isEmpty()) {
                violate("type", "unknown-type", "there is no type " + wire);
            }
            return type.orElse(null);
        }

        @Nullable
        AnnouncementId subject(@Nullable EventType type) {
            var subject = left.remove("subject");
            if (subject == null) {
                if (type != null && type != EventType.PUBLISHED) {
                    violate("subject", "attribute", "a correction or retraction names its announcement");
                }
                return null;
            }
            if (!AnnouncementId.isValid(subject)) {
                violate("subject", "announcement-id", "an id is " + AnnouncementId.RULE);
                return null;
            }
            return new AnnouncementId(subject);
        }

        @Nullable
        Instant instant(String name) {
            var text = left.remove(name);
            var instant = text == null ? null : Microseconds.find(text).orElse(null);
            if (text != null && instant == null) {
                violate(name, "attribute", "it is no instant such as 2025-04-15T12:00:00Z");
            }
            return instant;
        }

        void checkRest(@Nullable EventType type) {
            if (!required("specversion").equals("1.0")) {
                violate("specversion", "attribute", "it is 1.0");
            }
            var contentType = left.remove("datacontenttype");
            if (contentType != null && !contentType.startsWith("application/json")) {
                violate("datacontenttype", "attribute", "it is application/json");
            }
            var schema = left.remove("dataschema");
            if (schema != null && type != null && !schema.equals(type.dataSchema())) {
                violate("dataschema", "attribute", "it is " + type.dataSchema());
            }
            left.remove("traceparent"); // that of the request is stamped
            left.remove("tracestate");
            left.keySet().forEach(name -> {
                if (PlainJson.STAMPED.contains(name)) {
                    violate(name, "stamped-field", "it is stamped here and not to be sent");
                } else {
                    violate(name, "unknown-attribute", "there is no such attribute here");
                }
            });
        }

        private void violate(String name, String rule, String detail) {
            violations.add(new Violation(at + "/" + name, rule, detail));
        }
    }
}
