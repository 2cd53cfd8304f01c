package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds what two projections answered at the same position, also while the log grows: what one has just passed the
/// other may reach next.
final class CommonPosition {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int REMEMBERED = 500;

    private final ServiceClient running;
    private final ServiceClient rebuilt;
    private final Map<String, JsonNode> ofRunning = new LinkedHashMap<>();
    private final Map<String, JsonNode> ofRebuilt = new LinkedHashMap<>();

    CommonPosition(ServiceClient running, ServiceClient rebuilt) {
        this.running = running;
        this.rebuilt = rebuilt;
    }

    /// Empty when they were never at the same place for a minute.
    Optional<Comparison> find() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            running.findReconciliation().ifPresent(answer -> remember(ofRunning, answer));
            rebuilt.findReconciliation().ifPresent(answer -> remember(ofRebuilt, answer));
            for (Map.Entry<String, JsonNode> each : ofRunning.entrySet()) {
                JsonNode other = ofRebuilt.get(each.getKey());
                if (other != null) {
                    return Optional.of(Comparison.of(each.getValue(), other));
                }
            }
            Waiting.pause(POLL);
        }
        return Optional.empty();
    }

    private static void remember(Map<String, JsonNode> answers, JsonNode answer) {
        answers.put(answer.at("/records/position").asText(), answer);
        if (answers.size() > REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
