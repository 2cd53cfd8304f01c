package io.countermove.entities;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.Outcome;
import io.countermove.contracts.revision.RevisionHistory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All entries of one announcement with what became of each.
public record Folded(Map<Entry.Sound, Outcome> outcomes, RevisionHistory history) {
    /// Records that differ in nothing but their bytes stand in an order that does not depend on their place.
    private static final Comparator<Entry.Sound> ORDER =
            Comparator.comparing(Entry.Sound::event, AnnouncementEvent.ORDER).thenComparingLong(Entry.Sound::hash);

    public static Folded of(List<Entry.Sound> entries) {
        var sorted = entries.stream().sorted(ORDER).toList();
        var history =
                RevisionHistory.fold(sorted.stream().map(Entry.Sound::event).toList());
        var outcomes = new LinkedHashMap<Entry.Sound, Outcome>();
        for (int i = 0; i < sorted.size(); i++) {
            outcomes.put(sorted.get(i), history.outcomes().get(i));
        }
        return new Folded(outcomes, history);
    }

    /// The entry of the latest revision; empty while nothing was published.
    public Optional<Entry.Sound> findCurrent() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() == Outcome.APPLIED)
                .map(Map.Entry::getKey)
                .reduce((_, last) -> last);
    }
}
