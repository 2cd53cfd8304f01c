package io.countermove.analytics;

import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is said of the metrics to who reads about them: `catalogue.json`.
public final class Catalogue {

    private static final Map<Metric, Text> TEXTS = read();

    private Catalogue() {}

    /// What is said of one metric.
    ///
    /// @param parameters of its own, beside validAt, knownAt, knownBy and atLeast
    /// @param examples queries
    public record Text(String definition, List<Parameter> parameters, List<String> examples) {

        public Text {
            parameters = List.copyOf(parameters);
            examples = List.copyOf(examples);
        }
    }

    /// A parameter as it is described.
    public record Parameter(String name, String description) {}

    public static Text of(Metric metric) {
        return Objects.requireNonNull(TEXTS.get(metric));
    }

    private static Map<Metric, Text> read() {
        try (var in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.json"))) {
            var tree = Json.read(in.readAllBytes());
            var texts = new EnumMap<Metric, Text>(Metric.class);
            Arrays.stream(Metric.values())
                    .forEach(metric -> texts.put(metric, Json.MAPPER.convertValue(tree.get(metric.id()), Text.class)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
