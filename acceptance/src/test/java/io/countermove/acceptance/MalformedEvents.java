package io.countermove.acceptance;

import static io.countermove.acceptance.MalformedBodies.EVENT;
import static io.countermove.acceptance.MalformedBodies.PLAIN;
import static io.countermove.acceptance.MalformedBodies.STRUCTURED;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// CloudEvents around a good announcement that break their specification, and batches.
final class MalformedEvents {
    private static final String BATCH = "application/cloudevents-batch+json";

    private final String announcement;
    private final List<MalformedBody> bodies = new ArrayList<>();

    private MalformedEvents(String announcement) {
        this.announcement = announcement;
    }

    static List<MalformedBody> of(String announcement) {
        var made = new MalformedEvents(announcement);
        made.addEnvelopes();
        made.addBatches();
        return made.bodies;
    }

    private void addEnvelopes() {
        for (var member : List.of(
                "\"id\": \"\"",
                "\"id\": 5",
                "\"id\": null",
                "\"id\": {}",
                "\"source\": \"a b\"",
                "\"source\": \"urn:other\"",
                "\"specversion\": \"0.3\"",
                "\"specversion\": 1.0",
                "\"type\": \"other\"",
                "\"type\": []",
                "\"subject\": \"A\"",
                "\"time\": \"2025-04-15T12:00:00+25:00\"",
                "\"time\": \"2025-04-15T12:00Z\"",
                "\"time\": 1744718400",
                "\"Colour\": \"red\"",
                "\"colour\": 1.5",
                "\"colour\": [1]",
                "\"c_d\": \"x\"",
                "\"authid\": \"admin/root\"",
                "\"ingesttime\": \"2025-01-01T00:00:00Z\"",
                "\"data_base64\": \"e30=\"",
                "\"dataschema\": \"x\"",
                "\"data\": null",
                "\"datacontenttype\": \"text/xml\"",
                "\"traceparent\": \"00\"")) {
            var name = member.substring(0, member.indexOf(':'));
            var event = (ObjectNode) Json.parse(EVENT.formatted(announcement.replace("\"id\": \"malformed\", ", "")));
            event.remove(name.replace("\"", ""));
            var text = "{" + member + ", " + event.toString().substring(1);
            add("envelope " + member, STRUCTURED, text);
            add("batch of " + member, BATCH, ("[" + text + "]"));
        }
        for (var value : List.of("", "%C0%A0", "%", "%zz", "%00", "%ED%A0%80", "\"")) {
            var headers = Map.of(
                    "Content-Type", PLAIN, "ce-specversion", "1.0", "ce-id", "e", "ce-source", value, "ce-type", "x");
            bodies.add(new MalformedBody("header " + value, headers, announcement.getBytes(UTF_8)));
        }
    }

    private void addBatches() {
        for (int i = 0; i < 20; i++) {
            var items = new ArrayList<String>();
            for (int item = 0; item < 20; item++) {
                items.add(announcement.replace("\"malformed\"", "\"malformed-" + item + "\""));
            }
            items.set(i, announcement.replace("price.changed", "price.eaten"));
            add("array with one bad item", PLAIN, items.toString());
        }
        for (var text :
                List.of("[]", "[[]]", "[{}]", "[null]", "[1, 2]", "[" + "1,".repeat(1_000) + "1]", "{\"items\": []}")) {
            add("batch", PLAIN, text);
            add("batch", BATCH, text);
        }
    }

    private void add(String name, String type, String body) {
        bodies.add(MalformedBody.of(name, type, body));
    }
}
