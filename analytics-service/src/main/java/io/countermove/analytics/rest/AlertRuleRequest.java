package io.countermove.analytics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.AlertCondition;
import io.countermove.analytics.AlertRules.Wish;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Questions;
import io.countermove.contracts.json.Json;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a new rule shall be: `{"metric", "when", "parameters"?, "name"?, "until"?}`.
final class AlertRuleRequest {

    private static final String RULE = "invalid-alert-rule";
    private static final Set<String> KNOWN = Set.of("metric", "when", "parameters", "name", "until");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_VALUES = 32;

    private final JsonNode body;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private AlertRuleRequest(JsonNode body) {
        this.body = body;
    }

    /// Fails with a problem that names everything that is wrong.
    static Wish wish(JsonNode body, Questions questions, AsOf asOf) {
        return new AlertRuleRequest(body).wish(questions, asOf);
    }

    private Wish wish(Questions questions, AsOf asOf) {
        body.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                refuse("/" + field, "is not known; a rule has metric, when, parameters, name and until");
            }
        });
        var metric = metric();
        var condition = condition();
        var parameters = parameters();
        var name = name();
        var until = until();
        if (metric != null && violations.isEmpty()) {
            check(questions, metric, parameters, asOf);
        }
        if (condition instanceof AlertCondition.BurstBegins && metric != Metric.BURSTS) {
            refuse("/when/burst", "is for the metric bursts");
        }
        if (metric == null || condition == null || !violations.isEmpty()) {
            throw problem(violations).asException();
        }
        return new Wish(name, metric, parameters, condition, until);
    }

    static Problem problem(List<Problem.Violation> violations) {
        var detail = violations.stream()
                .map(one -> one.pointer() + " " + one.detail())
                .collect(Collectors.joining("; "));
        return Problem.of(422, RULE, detail + ".").with(violations);
    }

    static Problem.Violation violation(String pointer, String detail) {
        return new Problem.Violation(pointer, RULE, detail);
    }

    private @Nullable Metric metric() {
        var found = Metric.find(body.path("metric").asText());
        if (found.isEmpty()) {
            refuse(
                    "/metric",
                    "must be one of "
                            + Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.joining(", ")));
        }
        return found.orElse(null);
    }

    private @Nullable AlertCondition condition() {
        var when = body.path("when");
        var found = when.isObject()
                ? AlertCondition.find(Json.MAPPER.<Map<String, Object>>convertValue(
                        when, Json.MAPPER.getTypeFactory().constructMapType(TreeMap.class, String.class, Object.class)))
                : Optional.<AlertCondition>empty();
        if (found.isEmpty()) {
            refuse(
                    "/when",
                    "must be {\"above\": number}, {\"below\": number}, {\"burst\": \"begins\"} or {\"status\": \"changes\"}");
        }
        return found.orElse(null);
    }

    /// Each parameter with a value or a list of them.
    private Map<String, List<String>> parameters() {
        var node = body.path("parameters");
        var parameters = new TreeMap<String, List<String>>();
        if (!node.isMissingNode() && !node.isObject()) {
            refuse("/parameters", "must be an object: each parameter of the metric with its value or values");
            return parameters;
        }
        node.properties().forEach(entry -> {
            var values = new ArrayList<String>();
            (entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())).forEach(value -> {
                if (value.isValueNode() && !value.isNull()) {
                    values.add(value.asText());
                } else {
                    refuse(
                            "/parameters/" + entry.getKey(),
                            "must be a text, a number, true, false, or a list of these");
                }
            });
            if (values.size() > MOST_VALUES) {
                refuse("/parameters/" + entry.getKey(), "has more than " + MOST_VALUES + " values");
            }
            parameters.put(entry.getKey(), values);
        });
        return parameters;
    }

    private void check(Questions questions, Metric metric, Map<String, List<String>> parameters, AsOf asOf) {
        try {
            questions.read(metric, parameters, asOf);
        } catch (ProblemException e) {
            e.problem().errors().forEach(error -> refuse("/parameters/" + error.pointer(), error.detail()));
        }
    }

    private String name() {
        var name = body.path("name");
        if (!name.isMissingNode() && (!name.isTextual() || name.asText().length() > LONGEST_NAME)) {
            refuse("/name", "must be a text of at most " + LONGEST_NAME + " characters");
        }
        return name.asText("");
    }

    private @Nullable Instant until() {
        var until = body.path("until");
        if (until.isMissingNode()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(until.asText()).toInstant();
        } catch (DateTimeException _) {
            refuse("/until", "must be an instant such as 2027-01-01T00:00:00Z");
            return null;
        }
    }

    private void refuse(String pointer, String detail) {
        violations.add(violation(pointer, detail));
    }
}
