package io.countermove.analytics;

import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What somebody watches, and when they want to be told of it.
///
/// @param createdBy `role/name`
/// @param until when it ends by itself
public record AlertRule(
        String id,
        String name,
        Watched watched,
        AlertCondition condition,
        Instant createdAt,
        String createdBy,
        Instant until) {

    private static final int ID_DIGITS = 16;

    /// A new one. When it was made is part of its id: one that was taken back and is made again starts anew.
    public static AlertRule of(
            String name,
            Watched watched,
            AlertCondition condition,
            Instant createdAt,
            String createdBy,
            Instant until) {
        var identity = String.join(
                "\n",
                watched.metric(),
                watched.parameters().toString(),
                condition.toString(),
                createdAt.toString(),
                createdBy);
        var id = Json.digest(identity.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
        return new AlertRule(id, name, watched, condition, createdAt, createdBy, until);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /// Whether it watches the same.
    public boolean isLike(AlertRule other) {
        return watched.equals(other.watched) && condition.equals(other.condition);
    }
}
