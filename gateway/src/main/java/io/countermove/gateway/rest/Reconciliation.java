package io.countermove.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What the log, the state and the metrics say of themselves, and whether it is the same.
public record Reconciliation(boolean agrees, JsonNode log, JsonNode state, JsonNode metrics, long quarantined) {

    private static final List<String> RECORDS = List.of("count", "checksum", "position");
    private static final List<String> CURRENT = List.of("count", "checksum");

    static Reconciliation of(JsonNode log, JsonNode state, JsonNode metrics) {
        boolean agrees = same(log, state, "records", RECORDS)
                && same(log, metrics, "records", RECORDS)
                && same(state, metrics, "current", CURRENT);
        return new Reconciliation(
                agrees, log, state, metrics, state.path("quarantined").asLong());
    }

    private static boolean same(JsonNode one, JsonNode other, String tally, List<String> fields) {
        return fields.stream().allMatch(field -> {
            JsonNode value = one.path(tally).path(field);
            // Two sides that both say nothing do not agree: nothing is proven.
            return !value.isMissingNode() && value.equals(other.path(tally).path(field));
        });
    }
}
