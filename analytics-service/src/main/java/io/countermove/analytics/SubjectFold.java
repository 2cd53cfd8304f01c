package io.countermove.analytics;

import io.countermove.contracts.revision.RevisionHistory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All events of one announcement, folded into what the metrics see of it; in whatever order they are given.
public record SubjectFold(SortedMap<ObservationKey, Observation> observations, Tallies tallies) {

    public static SubjectFold of(List<LogEntry> entries) {
        var history = RevisionHistory.fold(entries.stream().map(LogEntry::event).toList());
        var tallies = Tallies.NONE;
        for (int i = 0; i < entries.size(); i++) {
            tallies = tallies.plus(entries.get(i).hash(), history.outcomes().get(i));
        }
        var current = history.findCurrent();
        if (current.isPresent()) {
            var event = current.get().event();
            var hash = entries.stream()
                    .filter(entry -> entry.event().equals(event))
                    .mapToLong(LogEntry::hash)
                    .min();
            tallies = tallies.plusCurrent(hash.orElseThrow());
        }
        return new SubjectFold(Observing.of(history), tallies);
    }

    /// What has to be written after `before` so that a reader has exactly this.
    public SortedMap<ObservationKey, Observation> changesSince(SubjectFold before) {
        var changes = new TreeMap<ObservationKey, Observation>();
        before.observations.keySet().forEach(key -> changes.put(key, new Observation.Gone()));
        observations.forEach((key, observation) -> {
            if (observation.equals(before.observations.get(key))) {
                changes.remove(key);
            } else {
                changes.put(key, observation);
            }
        });
        return changes;
    }
}
