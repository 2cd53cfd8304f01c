package io.countermove.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Makes events out of little: curbs and models of the article.
public final class Mother {

    private static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());
    private static final String PUBLISHER = "/publishers/press";

    private Mother() {}

    /// A curb that takes effect.
    ///
    /// @param dates further members, such as `"validFrom": "2025-01-01"`
    public static String curb(String policy, String announcedOn, String dates) {
        return """
                {"kind": "policy.effective", "title": "%1$s takes effect", "announcedOn": "%2$s", %3$s,
                 "jurisdictions": ["US"],
                 "participants": [{"role": "instrument", "entity": "policy:%1$s"},
                                  {"role": "issuer", "entity": "org:us-bis"},
                                  {"role": "target", "entity": "chip:nvidia-h20"}],
                 "source": {"publisher": "The Register"}}""".formatted(policy, announcedOn, dates);
    }

    public static String model(String model, String announcedOn) {
        return """
                {"kind": "model.released", "title": "%1$s is released", "announcedOn": "%2$s",
                 "jurisdictions": ["CN"],
                 "participants": [{"role": "developer", "entity": "org:deepseek"},
                                  {"role": "model", "entity": "model:%1$s"}],
                 "facts": [{"entity": "model:%1$s", "property": "parameters",
                            "value": {"value": "671000000000", "unit": "1"}}],
                 "source": {"publisher": "Reuters", "publishedOn": "%2$s"}}""".formatted(model, announcedOn);
    }

    public static AnnouncementEvent published(String subject, String eventId, String ingestTime, String json) {
        return event(subject, eventId, PUBLISHER, ingestTime, valid(READER.published(tree(json))));
    }

    public static AnnouncementEvent corrected(String subject, String eventId, String ingestTime, String json) {
        return corrected(subject, eventId, PUBLISHER, ingestTime, json);
    }

    public static AnnouncementEvent corrected(
            String subject, String eventId, String source, String ingestTime, String json) {
        var withReason = json.replaceFirst("\\{", "{\"reason\": \"a better source\", ");
        return event(subject, eventId, source, ingestTime, valid(READER.corrected(tree(withReason))));
    }

    public static AnnouncementEvent retracted(String subject, String eventId, String ingestTime) {
        var content = valid(READER.retracted(tree("{\"reason\": \"it was not so\"}")));
        return event(subject, eventId, PUBLISHER, ingestTime, content);
    }

    /// The same, recorded at another time.
    public static AnnouncementEvent recorded(AnnouncementEvent event, String ingestTime) {
        var envelope = event.envelope();
        return event(envelope.subject().value(), envelope.id(), envelope.source(), ingestTime, event.content());
    }

    public static LogEntry entry(AnnouncementEvent event) {
        var headers = KafkaHeaders.write(event.envelope(), event.type());
        return new LogEntry(
                RecordIdentity.of(headers, event.content().toBytes()).hash(), event);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static AnnouncementEvent event(
            String subject, String eventId, String source, String ingestTime, Content content) {
        var envelope = new Envelope(
                eventId,
                source,
                new AnnouncementId(subject),
                null,
                null,
                Instant.parse(ingestTime),
                "publisher/press",
                null);
        return AnnouncementEvent.of(envelope, content);
    }

    private static Content valid(Reading<Content> reading) {
        return switch (reading) {
            case Reading.Valid<Content>(var content) -> content;
            case Reading.Invalid<Content>(var violations) -> throw new AssertionError(violations);
        };
    }

    private static JsonNode tree(String json) {
        try {
            return Json.read(utf8(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
