package io.countermove.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The cast of the tests: real announcements of the article and of its sequel.
public final class Cast {

    public static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());

    private Cast() {}

    /// The licence requirement for Nvidia's H20, as the contract's example has it.
    public static ObjectNode h20Json() {
        return json("""
            {"kind": "licence.changed", "title": "H20 exports to China need a licence", "announcedOn": "2025-04-15",
             "validFrom": "2025-04", "validTo": null, "jurisdictions": ["US"],
             "participants": [
               {"role": "instrument", "entity": "policy:us-h20-licence-requirement", "name": "US H20 licence requirement"},
               {"role": "issuer", "entity": "org:us-bis", "name": "Bureau of Industry and Security"},
               {"role": "target", "entity": "chip:nvidia-h20", "name": "Nvidia H20"}],
             "facts": [{"entity": "chip:nvidia-h20", "property": "export-status", "value": "licence-required",
                        "validFrom": "2025-04", "confidence": "confirmed"}],
             "respondsTo": [],
             "source": {"url": "https://www.sec.gov/", "publisher": "Nvidia", "publishedOn": "2025-04-15", "official": true},
             "confidence": "confirmed", "language": "en"}""");
    }

    /// A policy announcement of a kind, with `validFrom` and `validTo` where they are not empty.
    public static ObjectNode policyJson(String kind, String announcedOn, String validFrom, String validTo) {
        var node = json("""
            {"kind": "%s", "title": "A policy moves", "announcedOn": "%s",
             "participants": [{"role": "instrument", "entity": "policy:ai-diffusion-rule"}],
             "source": {"publisher": "Federal Register"}}""".formatted(kind, announcedOn));
        if (!validFrom.isEmpty()) {
            node.put("validFrom", validFrom);
        }
        if (!validTo.isEmpty()) {
            node.put("validTo", validTo);
        }
        return node;
    }

    public static Announcement announcement(ObjectNode json) {
        return switch (READER.published(json)) {
            case Reading.Valid<Content>(var content) ->
                content.findAnnouncement().orElseThrow();
            case Reading.Invalid<Content>(var violations) -> throw new AssertionError(violations.toString());
        };
    }

    /// An event about the H20 that was ingested at a second of the day 2025-05-01.
    public static AnnouncementEvent event(String id, int second, Content content) {
        return event(id, "/publishers/local", "publisher/local", second, content);
    }

    public static AnnouncementEvent event(String id, String source, String authId, int second, Content content) {
        var ingest = Instant.parse("2025-05-01T00:00:00Z").plusSeconds(second);
        return AnnouncementEvent.of(
                new Envelope(id, source, new AnnouncementId("h20-licence"), null, null, ingest, authId, null), content);
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
