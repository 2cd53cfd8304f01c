package io.countermove.entities.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.entities.Matching;
import io.countermove.platform.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names to match, as sent.
record MatchRequest(List<Matching.Wanted> names, int limit, BigDecimal threshold) {
    private static final int MOST_NAMES = 100;
    private static final int LONGEST_NAME = 500;
    private static final int MOST_CANDIDATES = 25;
    private static final int CANDIDATES = 5;
    private static final BigDecimal THRESHOLD = new BigDecimal("0.85");
    private static final Set<String> MEMBERS = Set.of("names", "limit", "threshold");
    private static final Set<String> NAME_MEMBERS = Set.of("name", "type", "jurisdiction", "identifiers");

    /// Everything that is wrong with it at once.
    static MatchRequest read(String body) {
        var errors = new ArrayList<Problem.Violation>();
        var node = parse(body);
        unknown(node, "", MEMBERS, errors);
        var names = node.path("names");
        if (!names.isArray() || names.isEmpty() || names.size() > MOST_NAMES) {
            errors.add(violation("/names", "1 to " + MOST_NAMES + " names are needed"));
        }
        var wanted = new ArrayList<Matching.Wanted>();
        for (int i = 0; i < Math.min(names.size(), MOST_NAMES); i++) {
            wanted.add(wanted(names.path(i), "/names/" + i, errors));
        }
        var request = new MatchRequest(wanted, limit(node, errors), threshold(node, errors));
        if (!errors.isEmpty()) {
            throw Problem.of(422, "invalid-match", errors.size() + " of the request's values cannot be used")
                    .with(errors)
                    .asException();
        }
        return request;
    }

    private static JsonNode parse(String body) {
        try {
            var node = Json.MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw Problem.of(400, "malformed-json", String.valueOf(e.getOriginalMessage()))
                    .asException(e);
        }
        throw Problem.of(400, "malformed-json", "an object with names is needed")
                .asException();
    }

    private static Matching.Wanted wanted(JsonNode node, String pointer, List<Problem.Violation> errors) {
        unknown(node, pointer, NAME_MEMBERS, errors);
        var name = text(node, pointer, "name", errors);
        if (name == null) {
            errors.add(violation(pointer + "/name", "is missing"));
        }
        var identifiers = new HashMap<String, String>();
        node.path("identifiers").fieldNames().forEachRemaining(scheme -> {
            var value = text(node.path("identifiers"), pointer + "/identifiers", scheme, errors);
            if (value != null) {
                identifiers.put(scheme, value);
            }
        });
        return new Matching.Wanted(
                name == null ? "" : name,
                text(node, pointer, "type", errors),
                text(node, pointer, "jurisdiction", errors),
                identifiers);
    }

    private static @Nullable String text(JsonNode node, String pointer, String member, List<Problem.Violation> errors) {
        var value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST_NAME) {
            errors.add(violation(pointer + "/" + member, "is not a text of 1 to " + LONGEST_NAME + " characters"));
            return null;
        }
        return value.asText();
    }

    private static int limit(JsonNode node, List<Problem.Violation> errors) {
        var limit = node.path("limit");
        if (limit.isMissingNode()) {
            return CANDIDATES;
        }
        if (!limit.canConvertToExactIntegral() || limit.asInt() < 1 || limit.asInt() > MOST_CANDIDATES) {
            errors.add(violation("/limit", "is not a whole number from 1 to " + MOST_CANDIDATES));
        }
        return limit.asInt();
    }

    private static BigDecimal threshold(JsonNode node, List<Problem.Violation> errors) {
        var threshold = node.path("threshold");
        if (threshold.isMissingNode()) {
            return THRESHOLD;
        }
        if (!threshold.asText().matches("0(\\.\\d{1,4})?|1(\\.0{1,4})?")) {
            errors.add(violation("/threshold", "is not a decimal number from 0 to 1"));
            return THRESHOLD;
        }
        return new BigDecimal(threshold.asText());
    }

    private static void unknown(JsonNode node, String pointer, Set<String> known, List<Problem.Violation> errors) {
        node.fieldNames().forEachRemaining(member -> {
            if (!known.contains(member)) {
                errors.add(violation(pointer + "/" + member, "is unknown; there are " + String.join(", ", known)));
            }
        });
    }

    private static Problem.Violation violation(String pointer, String detail) {
        return new Problem.Violation(pointer, "invalid-match", detail);
    }
}
