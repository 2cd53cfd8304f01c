package io.countermove.contracts.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A column: where its value stands in the JSON form, and how a cell holds it.
///
/// @param name with a dot where the field is inside another
record Column(String name, Column.Form form) {
    enum Form {
        TEXT,
        FLAG,
        WORDS,
        JSON
    }

    static Column text(String name) {
        return new Column(name, Form.TEXT);
    }

    static Column flag(String name) {
        return new Column(name, Form.FLAG);
    }

    /// Words without spaces, with a space between two.
    static Column words(String name) {
        return new Column(name, Form.WORDS);
    }

    static Column json(String name) {
        return new Column(name, Form.JSON);
    }

    String pointer() {
        return "/" + name.replace('.', '/');
    }

    String write(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (form) {
            case TEXT, FLAG -> value.asText();
            case WORDS -> value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
            case JSON -> value.toString();
        };
    }

    void put(ObjectNode content, String cell) {
        var dot = name.indexOf('.');
        var parent = dot < 0 ? content : content.withObject("/" + name.substring(0, dot));
        parent.set(name.substring(dot + 1), read(cell));
    }

    private JsonNode read(String cell) {
        var nodes = JsonNodeFactory.instance;
        return switch (form) {
            case TEXT -> nodes.textNode(cell);
            case FLAG -> nodes.booleanNode(flagOf(cell));
            case WORDS -> {
                var words = nodes.arrayNode();
                Arrays.stream(cell.strip().split("\\s+", -1)).forEach(words::add);
                yield words;
            }
            case JSON -> parse(cell);
        };
    }

    /// As spreadsheets write them, too.
    private boolean flagOf(String cell) {
        return switch (cell.strip()) {
            case "true", "TRUE" -> true;
            case "false", "FALSE" -> false;
            default -> throw new IllegalArgumentException(name + ": \"" + cell + "\" is not true or false");
        };
    }

    private JsonNode parse(String cell) {
        try {
            return Json.read(cell.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
