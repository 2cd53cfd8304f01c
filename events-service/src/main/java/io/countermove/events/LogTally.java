package io.countermove.events;

import io.countermove.contracts.reconciliation.Tally;
import java.util.HashMap;
import java.util.Map;

/// Counts every record of the log as it was read, poison included, with how far it was read. Thread-safe.
public final class LogTally {
    private final Map<Integer, Long> offsets = new HashMap<>();
    private Tally records = Tally.NONE;

    /// All records up to and including `offsets`.
    public record Reading(Tally records, Map<Integer, Long> offsets) {
        public Reading {
            offsets = Map.copyOf(offsets);
        }
    }

    /// A record is counted once, however often it is read.
    public synchronized void count(Place place, long hash) {
        if (place.offset() > offsets.getOrDefault(place.partition(), -1L)) {
            offsets.put(place.partition(), place.offset());
            records = records.plus(hash);
        }
    }

    public synchronized Reading read() {
        return new Reading(records, offsets);
    }
}
