package io.countermove.analytics;

import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A metric with its parameters, and when somebody wants to be told of it.
///
/// @param parameters as the metric's address takes them
/// @param createdBy `role/name`
/// @param until when it ends by itself
public record AlertRule(
        String id,
        String name,
        Metric metric,
        Map<String, List<String>> parameters,
        AlertCondition condition,
        Instant createdAt,
        String createdBy,
        Instant until) {

    private static final int ID_DIGITS = 16;

    public AlertRule {
        parameters = sorted(parameters);
    }

    /// A new one. When it was made is part of its id: one that was taken back and is made again starts anew.
    public static AlertRule of(
            String name,
            Metric metric,
            Map<String, List<String>> parameters,
            AlertCondition condition,
            Instant createdAt,
            String createdBy,
            Instant until) {
        var identity = String.join(
                "\n",
                metric.id(),
                sorted(parameters).toString(),
                condition.toString(),
                createdAt.toString(),
                createdBy);
        var id = Json.digest(identity.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
        return new AlertRule(id, name, metric, parameters, condition, createdAt, createdBy, until);
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> parameters) {
        var sorted = new TreeMap<String, List<String>>();
        parameters.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(sorted);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /// Whether it watches the same.
    public boolean isLike(AlertRule other) {
        return metric == other.metric && parameters.equals(other.parameters) && condition.equals(other.condition);
    }
}
