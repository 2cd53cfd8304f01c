package io.countermove.analytics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When somebody wants to be told. What it looks at is a word, so that it can be kept and compared.
public sealed interface AlertCondition {

    /// As somebody writes it: `{"above": 12}`, `{"below": 1}`, `{"burst": "begins"}`, `{"status": "changes"}` or
    /// `{"verdict": "changes"}`.
    static Optional<AlertCondition> find(Map<String, ?> when) {
        if (when.size() != 1) {
            return Optional.empty();
        }
        var name = when.keySet().iterator().next();
        var value = when.get(name);
        return switch (name) {
            case "above", "below" ->
                value instanceof Number bound && Double.isFinite(bound.doubleValue())
                        ? Optional.of(new Threshold(name.equals("above"), bound.doubleValue()))
                        : Optional.empty();
            case "burst" -> "begins".equals(value) ? Optional.of(new BurstBegins()) : Optional.empty();
            case "status" -> "changes".equals(value) ? Optional.of(new StatusChanges()) : Optional.empty();
            case "verdict" -> "changes".equals(value) ? Optional.of(new VerdictChanges()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The same, as `find` reads it.
    Map<String, Object> toMap();

    /// What it sees in a reply; null where there is nothing to go by.
    @Nullable
    String look(Reply reply);

    /// Whether what it sees now is to be told.
    boolean isCrossed(String before, String now);

    /// What to compare with next.
    default String keep(String before, String now) {
        return now;
    }

    /// What it would have seen before there was anything to go by.
    default @Nullable String beginning() {
        return null;
    }

    /// The number comes above, or below, a bound. Again only after it has come back.
    record Threshold(boolean isAbove, double bound) implements AlertCondition {

        private static final String BEYOND = "beyond";
        private static final String WITHIN = "within";

        public Threshold {
            if (!Double.isFinite(bound)) {
                throw new IllegalArgumentException("a bound is a number");
            }
        }

        @Override
        public Map<String, Object> toMap() {
            return Map.of(isAbove ? "above" : "below", bound);
        }

        @Override
        public @Nullable String look(Reply reply) {
            var number = reply.answer().estimate();
            if (number == null) {
                return null;
            }
            boolean isBeyond = isAbove ? number.doubleValue() > bound : number.doubleValue() < bound;
            return isBeyond ? BEYOND : WITHIN;
        }

        @Override
        public boolean isCrossed(String before, String now) {
            return now.equals(BEYOND) && !before.equals(BEYOND);
        }

        @Override
        public String beginning() {
            return WITHIN;
        }
    }

    /// A burst begins after the last one that was known. One that only shifts as more becomes known is the same.
    record BurstBegins() implements AlertCondition {

        private static final String NONE = "";

        @Override
        public Map<String, Object> toMap() {
            return Map.of("burst", "begins");
        }

        @Override
        public @Nullable String look(Reply reply) {
            var answer = reply.answer();
            if (answer.estimate() == null) {
                return null;
            }
            return answer.blocks().get("bursts") instanceof List<?> bursts && !bursts.isEmpty()
                    ? span((Map<?, ?>) bursts.getLast())
                    : NONE;
        }

        private static String span(Map<?, ?> burst) {
            return Objects.requireNonNull(burst.get("from")) + "/" + burst.get("to");
        }

        @Override
        public boolean isCrossed(String before, String now) {
            return !now.isEmpty() && from(now).compareTo(to(before)) >= 0;
        }

        // One that is no burst any more may become one again, and was told.
        @Override
        public String keep(String before, String now) {
            return from(now).compareTo(from(before)) < 0 ? before : now;
        }

        @Override
        public String beginning() {
            return NONE;
        }

        private static String from(String span) {
            return span.isEmpty() ? "" : span.substring(0, span.indexOf('/'));
        }

        private static String to(String span) {
            return span.isEmpty() ? "" : span.substring(span.indexOf('/') + 1);
        }
    }

    /// There is a number where there was none, or none where there was one, or its standing changes.
    record StatusChanges() implements AlertCondition {

        @Override
        public Map<String, Object> toMap() {
            return Map.of("status", "changes");
        }

        @Override
        public String look(Reply reply) {
            return reply.answer().status().name();
        }

        @Override
        public boolean isCrossed(String before, String now) {
            return !before.equals(now);
        }
    }

    /// The numbers say another thing of a claim.
    record VerdictChanges() implements AlertCondition {

        @Override
        public Map<String, Object> toMap() {
            return Map.of("verdict", "changes");
        }

        @Override
        public @Nullable String look(Reply reply) {
            return reply.verdict() == null ? null : reply.verdict().name();
        }

        @Override
        public boolean isCrossed(String before, String now) {
            return !before.equals(now);
        }
    }
}
