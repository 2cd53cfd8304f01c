package io.countermove.contracts.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementBinder;
import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.util.List;
import java.util.function.Function;

/// Reads the data of an event: first against its schema, then against the vocabulary.
public final class AnnouncementReader {

    private final VocabularyRules rules;

    public AnnouncementReader(Vocabulary vocabulary) {
        this.rules = new VocabularyRules(vocabulary);
    }

    public Reading<Content> published(JsonNode data) {
        return read(EventType.PUBLISHED, data, announcement -> new Content.Published(announcement));
    }

    /// The whole new content with its `reason` and, where stated, `publishedOn`.
    public Reading<Content> corrected(JsonNode data) {
        return read(
                EventType.CORRECTED,
                data,
                announcement -> new Content.Corrected(
                        announcement, data.path("reason").asText(), AnnouncementBinder.date(data, "publishedOn")));
    }

    public Reading<Content> retracted(JsonNode data) {
        var violations = Schemas.check(EventType.RETRACTED, data);
        if (violations.isEmpty()) {
            violations = Dates.check(data);
        }
        return violations.isEmpty()
                ? new Reading.Valid<>(new Content.Retracted(
                        data.path("reason").asText(), AnnouncementBinder.date(data, "publishedOn")))
                : new Reading.Invalid<>(violations);
    }

    /// The rules that an announcement breaks which was made here and not read; empty where it can be published.
    public List<Violation> check(Announcement announcement) {
        return published(AnnouncementWriter.write(announcement)) instanceof Reading.Invalid<Content>(var violations)
                ? violations
                : List.of();
    }

    private Reading<Content> read(EventType type, JsonNode data, Function<Announcement, Content> make) {
        var violations = Schemas.check(type, data);
        if (!violations.isEmpty()) {
            return new Reading.Invalid<>(violations);
        }
        violations = rules.check((ObjectNode) data);
        return violations.isEmpty()
                ? new Reading.Valid<>(make.apply(AnnouncementBinder.bind(data, rules::value)))
                : new Reading.Invalid<>(List.copyOf(violations));
    }
}
