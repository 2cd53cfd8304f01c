package io.countermove.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.gateway.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The shape that a schema asks for; a schema that this does not understand stops the start, so that no check is
/// skipped silently.
final class Shapes {

    private Shapes() {}

    static Shape of(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            return new Shape.OneOf(values);
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> new Shape.OneOf(List.of("true", "false"));
            case "integer" ->
                new Shape.Whole(
                        schema.path("minimum").asLong(Long.MIN_VALUE),
                        schema.path("maximum").asLong(Long.MAX_VALUE));
            case "number" -> new Shape.Between(number(schema, "exclusiveMinimum"), number(schema, "exclusiveMaximum"));
            case "string" -> ofString(schema);
            default -> throw new IllegalStateException("openapi.yaml: no shape for " + schema);
        };
    }

    private static Shape ofString(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> new Shape.Day();
            case "date-time" -> new Shape.Instant();
            default ->
                new Shape.Text(
                        schema.path("minLength").asInt(0),
                        schema.path("maxLength").asInt(2000),
                        schema.has("pattern")
                                ? Pattern.compile(schema.path("pattern").asText())
                                : null);
        };
    }

    private static @Nullable BigDecimal number(JsonNode schema, String field) {
        return schema.has(field) ? schema.path(field).decimalValue() : null;
    }
}
