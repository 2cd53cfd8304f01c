package io.countermove.analytics.kafka;

import io.countermove.analytics.Applied;
import io.countermove.analytics.Observation;
import io.countermove.analytics.ObservationForm;
import io.countermove.analytics.ObservationKey;
import io.countermove.analytics.Trends;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Holds observations back until the position that completes them, so that no reader sees half of what a record of the
/// log changed.
final class ObservationBatch {

    private final Map<Integer, Map<ObservationKey, Observation>> incomplete = new HashMap<>();
    private final Map<ObservationKey, Observation> complete = new LinkedHashMap<>();
    private final List<Applied> positions = new ArrayList<>();

    void add(ConsumerRecord<byte[], byte[]> record) {
        var key = new String(record.key(), StandardCharsets.UTF_8);
        var waiting = incomplete.computeIfAbsent(record.partition(), _ -> new LinkedHashMap<>());
        if (Applied.isKey(key)) {
            complete.putAll(waiting);
            waiting.clear();
            positions.add(ObservationForm.readApplied(record.value()));
        } else {
            var parsed = ObservationKey.parse(key);
            waiting.put(parsed, ObservationForm.read(parsed, record.value()));
        }
    }

    /// Before anyone may ask nothing needs to be held back: compaction leaves few positions, and what waits for one
    /// would fill the memory.
    void completeAll() {
        incomplete.values().forEach(waiting -> {
            complete.putAll(waiting);
            waiting.clear();
        });
    }

    void applyTo(Trends trends) {
        if (!complete.isEmpty() || !positions.isEmpty()) {
            trends.apply(complete, positions);
            complete.clear();
            positions.clear();
        }
    }
}
