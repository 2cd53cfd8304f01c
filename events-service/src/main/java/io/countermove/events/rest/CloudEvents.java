package io.countermove.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import io.countermove.events.Encoded;
import jakarta.inject.Singleton;
import java.util.Base64;

/// Announcements as CloudEvents 1.0, structured or binary.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md>.
@Singleton
public class CloudEvents {
    private static final String DATA = "data";
    private static final String BASE64 = "data_base64";
    private static final int QUANTUM = 4; // RFC 4648: Base64 comes in fours, padded

    private final AnnouncementReader reader;

    CloudEvents(AnnouncementReader reader) {
        this.reader = reader;
    }

    /// A JSON object with the attributes and `data`, or the data's bytes in `data_base64`.
    Reading<Draft> structured(JsonNode item, Sender sender, String at) {
        if (!(item instanceof ObjectNode event)) {
            return PlainJson.invalid(at, "not-an-object", "an event is a JSON object");
        }
        var binary = event.hasNonNull(BASE64);
        if (binary && event.has(DATA)) {
            return PlainJson.invalid(at + "/" + BASE64, "data-twice", "data and data_base64 exclude each other");
        }
        var attributes = JsonAttributes.attributes(event, at);
        if (!binary) {
            return read(attributes, event.path(DATA), sender, at, at + "/" + DATA);
        }
        try {
            return read(attributes, decoded(event.path(BASE64)), sender, at, at + "/" + BASE64);
        } catch (IllegalArgumentException _) {
            return PlainJson.invalid(at + "/" + BASE64, "data-base64", "it is Base64 of RFC 4648, section 4");
        } catch (JsonProcessingException e) {
            return PlainJson.invalid(at + "/" + BASE64, "data-not-json", e.getOriginalMessage());
        }
    }

    /// Attributes from `ce-` headers, the data from the body.
    Reading<Draft> binary(Attributes attributes, JsonNode data, Sender sender) {
        return read(attributes, data, sender, "", "");
    }

    private Reading<Draft> read(Attributes sent, JsonNode data, Sender sender, String at, String dataAt) {
        var envelope = SentEnvelope.take(sent);
        if (data.isMissingNode() || data.isNull()) {
            sent.violate(DATA, "data-missing", "every event has data");
        }
        if (!sent.violations().isEmpty()) {
            return new Reading.Invalid<>(sent.violations());
        }
        return switch (content(envelope.type(), data)) {
            case Reading.Invalid<Content>(var violations) ->
                new Reading.Invalid<>(
                        violations.stream().map(one -> one.below(dataAt)).toList());
            case Reading.Valid<Content>(var content) -> {
                sender.requireRightTo(content, dataAt);
                var origin = sender.origin(envelope.source(), at);
                yield new Reading.Valid<>(draft(envelope, content, origin));
            }
        };
    }

    private static Draft draft(SentEnvelope envelope, Content content, Draft.Origin origin) {
        var trace = envelope.traceParent();
        return new Draft(
                envelope.subject() == null ? PlainJson.derive(content) : envelope.subject(),
                envelope.id(),
                false,
                content.type(),
                Encoded.of(content),
                trace == null ? origin : origin.withTraceParent(trace),
                envelope.time(),
                envelope.recordedTime(),
                envelope.extensions(),
                Basis.NONE);
    }

    private static JsonNode decoded(JsonNode text) throws JsonProcessingException {
        if (!text.isTextual() || text.textValue().length() % QUANTUM != 0) {
            throw new IllegalArgumentException("no Base64");
        }
        return Json.read(Base64.getDecoder().decode(text.textValue()));
    }

    private Reading<Content> content(EventType type, JsonNode data) {
        return switch (type) {
            case PUBLISHED -> reader.published(data);
            case CORRECTED -> reader.corrected(data);
            case RETRACTED -> reader.retracted(data);
        };
    }
}
