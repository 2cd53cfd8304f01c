package io.countermove.analytics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rules and what they saw last, as this instance knows them. Safe for use by many threads.
public final class AlertBook {

    private final Map<String, AlertRule> rules = new ConcurrentHashMap<>();
    private final Map<String, AlertState> states = new ConcurrentHashMap<>();
    private volatile boolean read;

    public void take(AlertRule rule) {
        rules.put(rule.id(), rule);
    }

    public void take(String rule, AlertState state) {
        states.put(rule, state);
    }

    public void removeRule(String rule) {
        rules.remove(rule);
    }

    public void removeState(String rule) {
        states.remove(rule);
    }

    /// Everything that was written before the start is known from now on.
    public void markRead() {
        read = true;
    }

    public boolean isRead() {
        return read;
    }

    public Optional<AlertState> findState(String rule) {
        return Optional.ofNullable(states.get(rule));
    }

    Optional<AlertRule> find(String rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /// Those that hold, oldest first.
    public List<AlertRule> rules(Instant now) {
        return rules.values().stream()
                .filter(rule -> !rule.isOver(now))
                .sorted(Comparator.comparing(AlertRule::createdAt).thenComparing(AlertRule::id))
                .toList();
    }

    /// The ids of those that are over.
    public List<String> over(Instant now) {
        return rules.values().stream()
                .filter(rule -> rule.isOver(now))
                .map(AlertRule::id)
                .sorted()
                .toList();
    }
}
