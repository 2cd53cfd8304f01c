package io.countermove.contracts.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column: where its value stands in the JSON form, and how a cell holds it.
///
/// @param pointers to where the value may stand; the first that holds one counts
public record Column(String name, List<String> pointers, Form form) {
    /// How a cell holds a value.
    public enum Form {
        TEXT,
        FLAG,
        WORDS,
        JSON,
        /// The first day of a date.
        EARLIEST,
        /// The last day of a date.
        LATEST,
        /// What stands in each element of an array, in its order, with a bar between two.
        EACH
    }

    private static final String ELEMENT = "/*";

    public Column {
        pointers = List.copyOf(pointers);
    }

    /// What stands in the field of the same name.
    ///
    /// @param name with a dot where the field is inside another
    public static Column text(String name) {
        return new Column(name, List.of(pointer(name)), Form.TEXT);
    }

    public static Column text(String name, String... pointers) {
        return new Column(name, List.of(pointers), Form.TEXT);
    }

    public static Column flag(String name) {
        return new Column(name, List.of(pointer(name)), Form.FLAG);
    }

    /// Words without spaces, with a space between two.
    public static Column words(String name) {
        return new Column(name, List.of(pointer(name)), Form.WORDS);
    }

    public static Column json(String name) {
        return new Column(name, List.of(pointer(name)), Form.JSON);
    }

    /// What stands in each element of an array.
    ///
    /// @param pointer with `/*` for the elements
    public static Column each(String name, String pointer) {
        return new Column(name, List.of(pointer), Form.EACH);
    }

    /// A date as it was said, with its first and its last day.
    public static Stream<Column> date(String name) {
        return Stream.concat(Stream.of(text(name)), days(name));
    }

    /// The first and the last day of a date.
    public static Stream<Column> days(String name) {
        return Stream.of(
                new Column(name + ".earliest", List.of(pointer(name)), Form.EARLIEST),
                new Column(name + ".latest", List.of(pointer(name)), Form.LATEST));
    }

    private static String pointer(String name) {
        return "/" + name.replace('.', '/');
    }

    /// The cell in a row of `document`; empty where nothing is said.
    public String write(JsonNode document) {
        if (form == Form.EACH) {
            return FormulaGuard.on(each(document));
        }
        var value = value(document);
        return value.isMissingNode() ? "" : FormulaGuard.on(cell(value));
    }

    private JsonNode value(JsonNode document) {
        return pointers.stream()
                .map(document::at)
                .filter(node -> !node.isMissingNode() && !node.isNull() && (form != Form.TEXT || node.isValueNode()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private String cell(JsonNode value) {
        return switch (form) {
            case TEXT, FLAG -> value.asText();
            case WORDS -> value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
            case JSON -> value.toString();
            case EARLIEST -> day(value, EdtfDate::earliest);
            case LATEST -> day(value, EdtfDate::latest);
            case EACH -> throw new IllegalStateException(name);
        };
    }

    private String each(JsonNode document) {
        var pointer = pointers.getFirst();
        int at = pointer.indexOf(ELEMENT);
        return document.at(pointer.substring(0, at))
                .valueStream()
                .map(element -> element.at(pointer.substring(at + ELEMENT.length())))
                .map(value -> value.asText(""))
                .collect(Collectors.joining(" | "));
    }

    private static String day(JsonNode value, Function<EdtfDate, LocalDate> end) {
        return EdtfDate.find(value.asText()).map(end).map(LocalDate::toString).orElse("");
    }

    /// What `write` wrote of a form that can be read back.
    void put(ObjectNode content, String cell) {
        var dot = name.indexOf('.');
        var parent = dot < 0 ? content : content.withObject("/" + name.substring(0, dot));
        parent.set(name.substring(dot + 1), read(FormulaGuard.off(cell)));
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
            case EARLIEST, LATEST, EACH -> throw new IllegalStateException(name + " is computed");
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
