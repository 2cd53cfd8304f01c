package io.countermove.analytics.rest;

import io.countermove.analytics.AlertRule;
import io.countermove.analytics.AlertState;
import io.countermove.contracts.event.Microseconds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule, with what it saw last and the last alerts.
///
/// @param seen null before the first look
record AlertRuleView(
        String id,
        String name,
        String metric,
        Map<String, List<String>> parameters,
        Map<String, Object> when,
        String createdAt,
        String createdBy,
        String until,
        @Nullable SeenView seen,
        int crossings,
        List<Map<String, Object>> alerts) {

    /// What the condition looks at, and since when it is so.
    record SeenView(
            String word,
            String since,
            String status,
            @Nullable Double estimate) {}

    static AlertRuleView of(AlertRule rule, @Nullable AlertState state) {
        return new AlertRuleView(
                rule.id(),
                rule.name(),
                rule.watched().metric(),
                rule.watched().parameters(),
                rule.condition().toMap(),
                rule.createdAt().toString(),
                rule.createdBy(),
                rule.until().toString(),
                state == null ? null : seen(state),
                state == null ? 0 : state.crossings(),
                state == null
                        ? List.of()
                        : state.last().stream().map(AlertState.Crossing::toMap).toList());
    }

    private static SeenView seen(AlertState state) {
        return new SeenView(
                state.seen(), Microseconds.format(state.at()), state.status().name(), state.estimate());
    }
}
