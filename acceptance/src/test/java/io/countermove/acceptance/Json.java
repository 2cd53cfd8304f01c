package io.countermove.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Predicate;

/// JSON as the tests read it.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    static JsonNode only(JsonNode array, Predicate<JsonNode> wanted) {
        var found = array.valueStream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one, found " + found.size() + " in " + array.toPrettyString());
        }
        return found.getFirst();
    }

    /// The resolved fact of an entity's view.
    static JsonNode fact(JsonNode entity, String property) {
        return only(entity.get("facts"), fact -> fact.get("property").asText().equals(property));
    }
}
