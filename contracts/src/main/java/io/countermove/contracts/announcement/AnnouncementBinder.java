package io.countermove.contracts.announcement;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.date.EdtfDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Makes an announcement of JSON that conforms to the schema; the values of facts are read by the given function,
/// since their type is the vocabulary's to say.
public final class AnnouncementBinder {

    private AnnouncementBinder() {}

    /// Throws `IllegalArgumentException` where the JSON does not conform to the schema.
    public static Announcement bind(JsonNode node, Function<JsonNode, FactValue> factValues) {
        return new Announcement(
                required(node, "kind"),
                required(node, "title"),
                EdtfDate.parse(required(node, "announcedOn")),
                date(node, "validFrom"),
                date(node, "validTo"),
                list(node, "jurisdictions", JsonNode::textValue),
                list(node, "participants", AnnouncementBinder::participant),
                list(node, "facts", fact -> fact(fact, factValues)),
                list(node, "respondsTo", JsonNode::textValue),
                source(node.path("source")),
                list(node, "alsoReportedBy", AnnouncementBinder::source),
                map(text(node, "reports"), AnnouncementId::new),
                word(node, "confidence", Confidence.class),
                word(node, "stance", Stance.class),
                word(node, "direction", Direction.class),
                text(node, "legalCitation"),
                text(node, "eccn"),
                text(node, "language"));
    }

    /// The text of a field; null where it is absent or null.
    public static @Nullable String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    /// The date of a field; null where it is absent or null.
    public static @Nullable EdtfDate date(JsonNode node, String field) {
        return map(text(node, field), EdtfDate::parse);
    }

    private static Participant participant(JsonNode node) {
        return new Participant(
                required(node, "role"),
                EntityId.parse(required(node, "entity")),
                text(node, "name"),
                list(node, "names", n -> new Participant.Name(required(n, "value"), text(n, "language"))),
                texts(node.path("identifiers")));
    }

    private static Fact fact(JsonNode node, Function<JsonNode, FactValue> factValues) {
        return new Fact(
                EntityId.parse(required(node, "entity")),
                required(node, "property"),
                factValues.apply(node),
                texts(node.path("qualifiers")),
                date(node, "validFrom"),
                date(node, "validTo"),
                word(node, "confidence", Confidence.class));
    }

    private static Source source(JsonNode node) {
        return new Source(
                text(node, "url"),
                required(node, "publisher"),
                date(node, "publishedOn"),
                text(node, "quote"),
                node.path("official").booleanValue());
    }

    private static String required(JsonNode node, String field) {
        var text = text(node, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private static <E extends Enum<E> & Word> @Nullable E word(JsonNode node, String field, Class<E> type) {
        return map(text(node, field), word -> Word.parse(type, word));
    }

    private static <T> @Nullable T map(@Nullable String text, Function<String, T> function) {
        return text == null ? null : function.apply(text);
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> function) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(function)
                .toList();
    }

    private static Map<String, String> texts(JsonNode node) {
        var map = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
