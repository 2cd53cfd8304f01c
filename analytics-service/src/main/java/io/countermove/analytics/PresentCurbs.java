package io.countermove.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The curbs that are known last.
///
/// @param places of the policies, by id
/// @param byPlace the curb of each policy
/// @param since from when on nothing else is known
/// @param curbs those that there are
/// @param counts what they come to, by what was asked
record PresentCurbs(
        Map<CurbEntry, Integer> places,
        List<Optional<Curb>> byPlace,
        long since,
        List<Curb> curbs,
        Map<Counted, CurbCounts> counts) {
    /// Each may have ten thousand buckets.
    private static final int MOST_COUNTS = 8;

    private record Counted(long today, Window window) {}

    static PresentCurbs of(Collection<CurbEntry> byId) {
        var places = new HashMap<CurbEntry, Integer>();
        byId.forEach(entry -> places.put(entry, places.size()));
        var none = Collections.nCopies(places.size(), Optional.<Curb>empty());
        return made(places, new ArrayList<>(none), Long.MIN_VALUE, byId);
    }

    PresentCurbs with(Collection<CurbEntry> changed) {
        return made(places, new ArrayList<>(byPlace), since, changed);
    }

    private static PresentCurbs made(
            Map<CurbEntry, Integer> places, List<Optional<Curb>> byPlace, long since, Collection<CurbEntry> changed) {
        long last = since;
        for (var entry : changed) {
            byPlace.set(Objects.requireNonNull(places.get(entry)), entry.last());
            last = Math.max(last, entry.lastInstant());
        }
        var curbs = new ArrayList<Curb>(byPlace.size());
        byPlace.forEach(found -> found.ifPresent(curbs::add));
        return new PresentCurbs(places, byPlace, last, Collections.unmodifiableList(curbs), new ConcurrentHashMap<>());
    }

    /// Who waits for a publication is one of many that ask the same as soon as it is there: one of them counts.
    CurbCounts count(long today, Window window) {
        return counts.size() < MOST_COUNTS
                ? counts.computeIfAbsent(
                        new Counted(today, window), asked -> CurbCounts.of(curbs, asked.today(), asked.window()))
                : CurbCounts.of(curbs, today, window);
    }
}
