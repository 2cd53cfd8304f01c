package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.entities.Difference;
import io.countermove.entities.Listing;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Changes as a feed for readers of news (RFC 4287), the newest first, in pages (RFC 5005).
final class Atom {
    static final String MEDIA_TYPE = "application/atom+xml";
    private static final MediaType TYPE = MediaType.valueOf(MEDIA_TYPE);
    private static final String ID = "urn:countermove:changes";

    private Atom() {}

    static boolean isWanted(HttpHeaders headers) {
        var first = headers.getAcceptableMediaTypes().getFirst();
        return !first.isWildcardType() && first.isCompatible(TYPE);
    }

    /// @param found one more than a page has where there are older ones
    static String feed(List<Listing.Item> found, int size, URI asked) {
        var changes = found.subList(0, Math.min(size, found.size()));
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "id", ID);
            element(xml, "title", "Countermove: changes");
            link(xml, "self", address(UriBuilder.fromUri(asked)));
            if (found.size() > size) {
                var last = changes.getLast().document().path("id").asText();
                link(xml, "next", address(UriBuilder.fromUri(asked).replaceQueryParam("before", last)));
            }
            element(
                    xml,
                    "updated",
                    changes.isEmpty()
                            ? "1970-01-01T00:00:00Z"
                            : changes.getFirst().document().path("at").asText());
            for (var change : changes) {
                entry(xml, change.document());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text takes everything", e);
        }
        return text.toString();
    }

    private static String address(UriBuilder asked) {
        var query = asked.build().getRawQuery();
        return "/api/v1/changes.atom" + (query == null ? "" : "?" + query);
    }

    private static void entry(XMLStreamWriter xml, JsonNode change) throws XMLStreamException {
        var announcement = change.at("/cause/announcement").asText();
        xml.writeStartElement("entry");
        element(xml, "id", ID + ":" + change.path("id").asText());
        element(xml, "title", title(change));
        element(xml, "updated", change.path("at").asText());
        xml.writeStartElement("author");
        var source = change.at("/cause/source").asText();
        element(xml, "name", source.isEmpty() ? "Countermove" : source);
        xml.writeEndElement();
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", change.path("type").asText());
        link(xml, "alternate", "/api/v1/announcements/" + announcement);
        var reason = change.at("/cause/reason").asText("");
        element(xml, "summary", reason.isEmpty() || reason.equals("null") ? title(change) : reason);
        var differences = differences(change);
        if (!differences.isEmpty()) {
            element(xml, "content", differences);
        }
        xml.writeEndElement();
    }

    /// What is otherwise than before, a line for each.
    private static String differences(JsonNode change) {
        var before = change.path("before");
        var after = change.path("after");
        return before.isObject() && after.isObject()
                ? Difference.between(before, after).stream()
                        .map(each -> each.pointer() + ": " + text(each.before()) + " → " + text(each.after()))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "–" : value.isTextual() ? value.textValue() : value.toString();
    }

    private static String title(JsonNode change) {
        var title = change.path("title").asText("");
        var what = change.has("timer")
                ? change.path("timer").asText().replace('-', ' ')
                : change.path("type").asText().replace('-', ' ');
        var about = title.isEmpty() || title.equals("null") ? subject(change) : title;
        return what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + what.substring(1) + ": " + about;
    }

    private static String subject(JsonNode change) {
        var entity =
                change.path("entity").asText(change.at("/cause/announcement").asText());
        var ids = change.path("ids").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        return ids.isEmpty() ? entity : ids;
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        // XML 1.0 has no other control characters.
        xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "\uFFFD"));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", href);
    }
}
