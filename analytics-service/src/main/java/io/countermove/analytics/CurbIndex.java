package io.countermove.analytics;

import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The curbs as they were known at any time. A stretch of what was known of a policy is folded when it is first asked
/// for
/// or before, and again only where one of its announcements was known.
final class CurbIndex {

    private final ObservationColumns columns;
    private final Map<String, CurbEntry> entries = new TreeMap<>();
    private final Map<Integer, Set<CurbEntry>> byAnnouncement = new HashMap<>();
    private final Set<CurbEntry> changed = new HashSet<>();
    /// What was touched last stands last.
    private final Set<CurbEntry> unprepared = new LinkedHashSet<>();
    private @Nullable PresentCurbs present;

    CurbIndex(ObservationColumns columns) {
        this.columns = columns;
    }

    /// To be told before and after an announcement may say something else of a policy, be it nothing. While this runs
    /// nobody may read.
    void note(int announcement, Set<String> policies) {
        for (var policy : policies) {
            var entry = entries.computeIfAbsent(policy, id -> {
                present = null;
                return new CurbEntry(columns, EntityId.parse(id));
            });
            entry.add(announcement);
            byAnnouncement.computeIfAbsent(announcement, _ -> new HashSet<>()).add(entry);
        }
        var touched = byAnnouncement.getOrDefault(announcement, Set.of());
        if (!touched.isEmpty()) {
            outdate(touched, announcement);
        }
    }

    /// What was known of them before the first that was known of the announcement stays.
    private void outdate(Set<CurbEntry> touched, int announcement) {
        for (var clock : KnownBy.values()) {
            columns.instants(announcement, clock)
                    .min()
                    .ifPresent(since -> touched.forEach(entry -> entry.outdate(clock, since)));
        }
        changed.addAll(touched);
        long now = System.nanoTime();
        for (var entry : touched) {
            entry.touch(now);
            unprepared.remove(entry);
            unprepared.add(entry);
        }
    }

    /// By id.
    List<Curb> at(AsOf asOf) {
        long at = Microseconds.of(asOf.knownAt());
        if (asOf.knownBy() == KnownBy.SYSTEM) {
            var now = present();
            if (at >= now.since()) {
                return now.curbs();
            }
        }
        var found = new ArrayList<Curb>();
        for (var entry : entries.values()) {
            entry.find(at, asOf.knownBy()).ifPresent(found::add);
        }
        return found;
    }

    /// What they all come to on the day, and in the window.
    CurbCounts counts(AsOf asOf, Window window) {
        long today = asOf.validAt().toEpochDay();
        if (asOf.knownBy() == KnownBy.SYSTEM) {
            var now = present();
            if (Microseconds.of(asOf.knownAt()) >= now.since()) {
                return now.count(today, window);
            }
        }
        return CurbCounts.of(at(asOf), today, window);
    }

    /// What is known last, by the system's clock: asked most, and kept whole, since a walk over all that was known ever
    /// would take longer than what is asked of it. Of several readers one makes it.
    private PresentCurbs present() {
        synchronized (changed) {
            var made = present;
            if (made == null) {
                made = PresentCurbs.of(entries.values());
            } else if (!changed.isEmpty()) {
                made = made.with(changed);
            }
            changed.clear();
            present = made;
            return made;
        }
    }

    /// Folds something beforehand that may be asked. For one thread, beside others that ask.
    ///
    /// @param rest what changed less long ago is left, since it may change again soon
    /// @return whether there was something
    boolean prepareNext(Duration rest) {
        var waiting = unprepared.iterator();
        while (waiting.hasNext()) {
            var entry = waiting.next();
            if (!entry.rests(rest)) {
                return false;
            }
            if (entry.prepareNext()) {
                return true;
            }
            waiting.remove();
        }
        return false;
    }

    Optional<Curb> find(String policy, AsOf asOf) {
        var entry = entries.get(policy);
        return entry == null ? Optional.empty() : entry.find(Microseconds.of(asOf.knownAt()), asOf.knownBy());
    }
}
