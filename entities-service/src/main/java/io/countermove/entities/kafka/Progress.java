package io.countermove.entities.kafka;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// How the projection fares, for the health checks.
@Singleton
class Progress {
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final AtomicReference<@Nullable Map<Integer, Long>> goal = new AtomicReference<>();
    private volatile boolean open;

    /// Ready once every partition has been applied up to here: the ends when the projection started.
    void aim(Map<Integer, Long> ends) {
        goal.compareAndSet(null, Map.copyOf(ends));
    }

    /// From now on others hear of changes.
    void open() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    void stop(String reason) {
        stopped.compareAndSet(null, reason);
    }

    Optional<String> findReasonToHaveStopped() {
        return Optional.ofNullable(stopped.get());
    }

    boolean isCaughtUp(Map<Integer, Long> nextOffsets) {
        var ends = goal.get();
        return ends != null
                && ends.entrySet().stream()
                        .allMatch(end -> nextOffsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
