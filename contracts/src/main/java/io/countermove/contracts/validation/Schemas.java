package io.countermove.contracts.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// The JSON Schemas (2020-12) of the contract, by file name. A version never changes: what changes is a new file.
public final class Schemas {

    private static final int MOST_VIOLATIONS = 50;

    private static final SequencedMap<String, String> TEXTS = texts();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byLocation()));

    private static final Map<String, Schema> COMPILED = compile();

    private Schemas() {}

    /// The texts of all schemas by file name.
    public static SequencedMap<String, String> all() {
        return TEXTS;
    }

    /// The rules of a schema that the document breaks; empty where it conforms.
    static List<Violation> check(EventType type, JsonNode document) {
        var schema = Objects.requireNonNull(COMPILED.get(type.schema()), type.schema());
        return schema.validate(document).stream()
                .limit(MOST_VIOLATIONS)
                .map(SchemaErrors::violation)
                .distinct()
                .toList();
    }

    private static SequencedMap<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (var type : EventType.values()) {
            texts.put(type.schema(), resource("/io/countermove/contracts/schemas/" + type.schema()));
        }
        return Collections.unmodifiableSequencedMap(texts);
    }

    private static Map<String, String> byLocation() {
        var schemas = new LinkedHashMap<String, String>();
        TEXTS.forEach((name, text) -> schemas.put(EventType.SCHEMAS + name, text));
        return schemas;
    }

    private static Map<String, Schema> compile() {
        var compiled = new LinkedHashMap<String, Schema>();
        TEXTS.keySet().forEach(name -> {
            var schema = REGISTRY.getSchema(SchemaLocation.of(EventType.SCHEMAS + name));
            schema.validate(Json.MAPPER.createObjectNode());
            compiled.put(name, schema);
        });
        return compiled;
    }

    private static String resource(String path) {
        try (var in = Schemas.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
