package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Each value of an announcement in turn is one of a type that it cannot have.
final class WrongTypes {
    private static final String VALUES = "[7, true, [], {}, \"\\u0007\"]";

    private WrongTypes() {}

    static List<MalformedBody> of(String announcement) {
        var bodies = new ArrayList<MalformedBody>();
        for (var pointer : pointers(Json.parse(announcement), "")) {
            for (var value : Json.list(Json.parse(VALUES))) {
                var document = Json.parse(announcement);
                if (!mayBe(pointer, document.at(pointer), value)) {
                    var text = replaced(document, pointer, value);
                    bodies.add(MalformedBody.of("type of " + pointer, MalformedBodies.PLAIN, text));
                }
            }
        }
        return bodies;
    }

    private static boolean mayBe(String pointer, JsonNode kept, JsonNode value) {
        var sameType = kept.getNodeType() == value.getNodeType() && !value.isTextual();
        var quoted = pointer.endsWith("/quote") && value.isTextual(); // may be of any characters
        return sameType || quoted || kept.isNull() || (pointer.endsWith("/amount") && value.isNumber());
    }

    private static List<String> pointers(JsonNode node, String at) {
        var pointers = new ArrayList<String>();
        node.properties().forEach(member -> {
            pointers.add(at + "/" + member.getKey());
            pointers.addAll(pointers(member.getValue(), at + "/" + member.getKey()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers.add(at + "/" + i);
            pointers.addAll(pointers(node.get(i), at + "/" + i));
        }
        return pointers;
    }

    private static String replaced(JsonNode document, String pointer, JsonNode value) {
        int cut = pointer.lastIndexOf('/');
        var last = pointer.substring(cut + 1);
        switch (document.at(pointer.substring(0, cut))) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new AssertionError(pointer);
        }
        return document.toString();
    }
}
