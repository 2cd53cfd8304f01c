package io.countermove.analytics;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of an answer can move: its number, or why there is none.
record Figure(Answer.Status status, @Nullable Number estimate) {

    static Figure of(Answer answer) {
        return new Figure(answer.status(), answer.estimate());
    }

    boolean differs(Figure other) {
        return status != other.status || !Objects.equals(estimate, other.estimate);
    }

    /// How much more the later one is; null where either is no number.
    @Nullable
    Number effect(Figure later) {
        if (estimate == null || later.estimate == null) {
            return null;
        }
        return isWhole(estimate) && isWhole(later.estimate)
                ? (Number) (later.estimate.longValue() - estimate.longValue())
                : (Number) (later.estimate.doubleValue() - estimate.doubleValue());
    }

    Map<String, Object> toMap() {
        return Draft.map("status", status, "estimate", estimate);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }
}
