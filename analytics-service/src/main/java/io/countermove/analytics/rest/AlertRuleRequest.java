package io.countermove.analytics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.AlertCondition;
import io.countermove.analytics.AlertCondition.BurstBegins;
import io.countermove.analytics.AlertCondition.VerdictChanges;
import io.countermove.analytics.AlertRules.Wish;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Questions;
import io.countermove.analytics.Watched;
import io.countermove.analytics.Watched.OfClaim;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        var watched = watched(questions, asOf);
        var condition = condition();
        var name = name();
        var until = until();
        if (watched != null && condition != null) {
            compare(watched, condition);
        }
        if (watched == null || condition == null || !violations.isEmpty()) {
            throw problem(violations).asException();
        }
        return new Wish(name, watched, condition, until);
    }

    /// What the condition looks at has to be there.
    private void compare(Watched watched, AlertCondition condition) {
        boolean isClaim = watched instanceof OfClaim;
        if (isClaim && !(condition instanceof VerdictChanges)) {
            refuse("/when", "must be {\"verdict\": \"changes\"} for the metric " + OfClaim.METRIC);
        } else if (!isClaim && condition instanceof VerdictChanges) {
            refuse("/when/verdict", "is for the metric " + OfClaim.METRIC);
        } else if (condition instanceof BurstBegins && !watched.metric().equals(Metric.BURSTS.id())) {
            refuse("/when/burst", "is for the metric " + Metric.BURSTS.id());
        }
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

    private @Nullable Watched watched(Questions questions, AsOf asOf) {
        var name = body.path("metric").asText();
        var parameters = parameters();
        if (name.equals(OfClaim.METRIC)) {
            return checked(() -> ClaimQuery.read(parameters));
        }
        var metric = Metric.find(name).orElse(null);
        if (metric == null) {
            var names = Stream.concat(Arrays.stream(Metric.values()).map(Metric::id), Stream.of(OfClaim.METRIC));
            refuse("/metric", "must be one of " + names.collect(Collectors.joining(", ")));
            return null;
        }
        return checked(() -> {
            questions.read(metric, parameters, asOf);
            return new Watched.OfMetric(metric, parameters);
        });
    }

    private @Nullable Watched checked(Supplier<Watched> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            e.problem().errors().forEach(error -> refuse("/parameters/" + error.pointer(), error.detail()));
            return null;
        }
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
                    "must be {\"above\": number}, {\"below\": number}, {\"burst\": \"begins\"}, {\"status\": \"changes\"}"
                            + " or {\"verdict\": \"changes\"}");
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
