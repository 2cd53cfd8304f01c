package io.countermove.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.contracts.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Observations and positions as they stand on the topic: JSON, what is null left out. What is gone is
/// `{"void":true}`, never a null value, so that it stays visible to whoever reads later.
public final class ObservationForm {

    private static final JsonMapper MAPPER = Json.MAPPER
            .rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private static final String VOID = "void";

    private ObservationForm() {}

    public static byte[] write(Observation observation) {
        return observation instanceof Observation.Gone
                ? "{\"void\":true}".getBytes(StandardCharsets.UTF_8)
                : bytes(observation);
    }

    public static byte[] write(Applied applied) {
        return bytes(applied);
    }

    public static byte[] write(Tallies tallies) {
        return bytes(tallies);
    }

    public static Applied readApplied(byte[] value) {
        return bind(tree(value), Applied.class);
    }

    public static Tallies readTallies(byte[] value) {
        return bind(tree(value), Tallies.class);
    }

    public static Observation read(ObservationKey key, byte[] value) {
        var tree = tree(value);
        if (tree.has(VOID)) {
            return new Observation.Gone();
        }
        if (key.ordinal() > 0) {
            return bind(tree, Observation.Claimed.class);
        }
        return tree.has("kind") ? bind(tree, Observation.Stated.class) : bind(tree, Observation.Retracted.class);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(byte[] value) {
        try {
            return Json.read(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T bind(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
