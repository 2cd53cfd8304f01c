package io.countermove.acceptance;

import io.countermove.oracle.RawRecord;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;

/// What was acknowledged, where it stands on the log, and when that was known.
final class WrittenLog {
    private final List<Written> all = new CopyOnWriteArrayList<>();

    /// @param at by the clock of `System.nanoTime`
    record Written(RawRecord record, int partition, long offset, long at) {
        boolean isCovered(Position position) {
            return position.covers(partition, offset);
        }
    }

    void add(RawRecord record, RecordMetadata place) {
        all.add(new Written(record, place.partition(), place.offset(), System.nanoTime()));
    }

    List<Written> all() {
        return List.copyOf(all);
    }

    Position position() {
        var offsets = new TreeMap<Integer, Long>();
        all.forEach(each -> offsets.merge(each.partition, each.offset, Math::max));
        return new Position(offsets);
    }

    /// What whoever has read up to there has read.
    List<RawRecord> upTo(Position position) {
        return all.stream()
                .filter(each -> each.isCovered(position))
                .map(Written::record)
                .toList();
    }
}
