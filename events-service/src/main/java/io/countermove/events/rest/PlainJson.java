package io.countermove.events.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Ids;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.validation.Violation;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Announcements as plain JSON, for which the service makes the envelope: the content, and beside it its `id`.
@Singleton
public class PlainJson {
    private static final String ID = "id";

    private final AnnouncementReader reader;

    PlainJson(AnnouncementReader reader) {
        this.reader = reader;
    }

    Reading<Draft> published(JsonNode item, Sender sender, String at) {
        if (!(item instanceof ObjectNode sent)) {
            return invalid(at, "not-an-object", "an announcement is a JSON object");
        }
        var id = sent.path(ID);
        if (!id.isMissingNode() && !(id.isTextual() && AnnouncementId.isValid(id.textValue()))) {
            return invalid(at + "/id", "announcement-id", "an id is " + AnnouncementId.RULE);
        }
        return read(sent, at, reader::published, content -> {
            sender.requireRightTo(content, at);
            var subject = id.isTextual() ? new AnnouncementId(id.textValue()) : derive(content);
            return Draft.derived(subject, content, sender.origin(), Basis.NONE);
        });
    }

    Reading<Draft> corrected(AnnouncementId subject, JsonNode item, Sender sender, Basis basis) {
        if (!(item instanceof ObjectNode sent)) {
            return invalid("", "not-an-object", "a correction is a JSON object");
        }
        var id = sent.path(ID);
        if (!id.isMissingNode() && !subject.value().equals(id.textValue())) {
            return invalid("/id", "announcement-id", "the id differs from that of the path");
        }
        return read(sent, "", reader::corrected, content -> {
            sender.requireRightTo(content, "");
            return Draft.derived(subject, content, sender.origin(), basis);
        });
    }

    Reading<Draft> retracted(
            AnnouncementId subject, @Nullable String reason, @Nullable String publishedOn, Sender sender, Basis basis) {
        var sent = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        if (reason != null) {
            sent.put("reason", reason);
        }
        if (publishedOn != null) {
            sent.put("publishedOn", publishedOn);
        }
        return read(sent, "", reader::retracted, content -> Draft.derived(subject, content, sender.origin(), basis));
    }

    static AnnouncementId derive(Content content) {
        return Ids.announcement(content.findAnnouncement().orElseThrow());
    }

    static Reading<Draft> invalid(String pointer, String rule, String detail) {
        return new Reading.Invalid<>(List.of(new Violation(pointer, rule, detail)));
    }

    private static Reading<Draft> read(ObjectNode sent, String at, ContentReader reader, DraftMaker maker) {
        var stamped = Stamped.NAMES.stream().filter(sent::has).sorted().toList();
        if (!stamped.isEmpty()) {
            return invalid(at + "/" + stamped.getFirst(), "stamped-field", Stamped.DETAIL);
        }
        var data = sent.has(ID) ? sent.deepCopy().without(List.of(ID)) : sent;
        return switch (reader.read(data)) {
            case Reading.Valid<Content>(var content) -> new Reading.Valid<>(maker.make(content));
            case Reading.Invalid<Content>(var violations) ->
                new Reading.Invalid<>(
                        violations.stream().map(one -> one.below(at)).toList());
        };
    }

    /// Reads the data of one type of event.
    private interface ContentReader {
        Reading<Content> read(JsonNode data);
    }

    /// Makes a draft of valid content.
    private interface DraftMaker {
        Draft make(Content content);
    }
}
