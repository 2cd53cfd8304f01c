package io.countermove.entities.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Listing;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class AtomTest {
    private static final URI ASKED = URI.create("http://localhost/api/v1/changes?kind=policy&before=9");

    @Test
    void tellsWhatIsOtherwiseThanBefore() throws Exception {
        var change = change("7").put("type", "status-moved").put("entity", "policy:a");
        change.putObject("before").put("legalStatus", "in-force").putNull("since");
        change.putObject("after").put("legalStatus", "suspended").put("since", "2025-11-10");

        var feed = feed(10, change);

        assertThat(text(feed, "title")).isEqualTo(List.of("Countermove: changes", "Status moved: policy:a"));
        assertThat(text(feed, "content"))
                .containsExactly("/legalStatus: in-force → suspended\n/since: null → 2025-11-10");
    }

    @Test
    void leadsToWhatIsOlder() throws Exception {
        var changes = IntStream.of(8, 7, 6)
                .mapToObj(id -> change(Integer.toString(id)).put("type", "new"))
                .toArray(ObjectNode[]::new);

        assertThat(links(feed(2, changes), "next")).containsExactly("/api/v1/changes.atom?kind=policy&before=7");
        assertThat(links(feed(2, changes), "self")).containsExactly("/api/v1/changes.atom?kind=policy&before=9");
        assertThat(text(feed(2, changes), "id")).hasSize(3);
        assertThat(links(feed(3, changes), "next")).isEmpty();
    }

    @Test
    void writesWhatXmlHasNoCharacterFor() throws Exception {
        var change = change("1").put("type", "new").put("title", "<b>&\u0000");

        assertThat(text(feed(10, change), "title")).contains("New: <b>&\uFFFD");
    }

    private static ObjectNode change(String id) {
        var change = JsonNodeFactory.instance.objectNode().put("id", id).put("at", "2025-05-20T00:00:00Z");
        change.putObject("cause").put("announcement", "a");
        return change;
    }

    private static Document feed(int size, ObjectNode... changes) throws Exception {
        var items = List.of(changes).stream()
                .map(change ->
                        new Listing.Item(change, List.of(change.path("id").asText())))
                .toList();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Atom.feed(items, size, ASKED))));
    }

    private static List<String> text(Document feed, String element) {
        var found = feed.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static List<String> links(Document feed, String relation) {
        var found = feed.getElementsByTagName("link");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getAttributes())
                .filter(link -> link.getNamedItem("rel").getNodeValue().equals(relation))
                .map(link -> link.getNamedItem("href").getNodeValue())
                .toList();
    }
}
