package io.countermove.analytics;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.revision.KnownBy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The curbs as they were known at any time. Each policy is folded once for each stretch in which what is known of it
/// stays the same, when that is first asked for or before, and again only where one of its announcements was known.
final class CurbIndex {

    private final ObservationColumns columns;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<Integer, Set<Entry>> byAnnouncement = new HashMap<>();
    private final Set<Entry> changed = new HashSet<>();
    /// What was touched last stands last.
    private final Set<Entry> unprepared = new LinkedHashSet<>();
    private @Nullable Present present;

    CurbIndex(ObservationColumns columns) {
        this.columns = columns;
    }

    /// To be told before and after an announcement may say something else of a policy, be it nothing. While this runs
    /// nobody may read.
    void note(int announcement, Set<String> policies) {
        for (var policy : policies) {
            var entry = entries.computeIfAbsent(policy, id -> {
                present = null;
                return new Entry(EntityId.parse(id));
            });
            entry.announcements.computeIfAbsent(announcement, code -> new AnnouncementId(columns.id(code)));
            byAnnouncement.computeIfAbsent(announcement, _ -> new HashSet<>()).add(entry);
        }
        var touched = byAnnouncement.getOrDefault(announcement, Set.of());
        if (!touched.isEmpty()) {
            outdate(touched, announcement);
        }
    }

    /// What was known of them before the first that was known of the announcement stays.
    private void outdate(Set<Entry> touched, int announcement) {
        for (var clock : KnownBy.values()) {
            columns.instants(announcement, clock)
                    .min()
                    .ifPresent(since -> touched.forEach(entry -> entry.outdate(clock, since)));
        }
        changed.addAll(touched);
        long now = System.nanoTime();
        for (var entry : touched) {
            entry.touched = now;
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
    private Present present() {
        synchronized (changed) {
            var made = present;
            if (made == null) {
                made = Present.of(entries.values());
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
            if (System.nanoTime() - entry.touched < rest.toNanos()) {
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

    /// The curbs that are known last, at the places that their policies have by id.
    ///
    /// @param since from when on nothing else is known
    /// @param curbs those that there are
    /// @param counts what they come to, by what was asked
    private record Present(
            List<Entry> entries,
            List<Optional<Curb>> byEntry,
            long since,
            List<Curb> curbs,
            Map<Counted, CurbCounts> counts) {
        /// Each may have ten thousand buckets.
        private static final int MOST_COUNTS = 8;

        private record Counted(long today, Window window) {}

        /// Who waits for a publication is one of many that ask the same as soon as it is there: one of them counts.
        CurbCounts count(long today, Window window) {
            return counts.size() < MOST_COUNTS
                    ? counts.computeIfAbsent(
                            new Counted(today, window), asked -> CurbCounts.of(curbs, asked.today(), asked.window()))
                    : CurbCounts.of(curbs, today, window);
        }

        static Present of(Collection<Entry> byId) {
            var entries = List.copyOf(byId);
            for (int place = 0; place < entries.size(); place++) {
                entries.get(place).place = place;
            }
            var none = Collections.nCopies(entries.size(), Optional.<Curb>empty());
            return made(entries, new ArrayList<>(none), Long.MIN_VALUE, entries);
        }

        Present with(Collection<Entry> changed) {
            return made(entries, new ArrayList<>(byEntry), since, changed);
        }

        private static Present made(
                List<Entry> entries, List<Optional<Curb>> byEntry, long since, Collection<Entry> changed) {
            long last = since;
            for (var entry : changed) {
                byEntry.set(entry.place, entry.last());
                last = Math.max(last, entry.lastInstant());
            }
            var curbs = new ArrayList<Curb>(byEntry.size());
            byEntry.forEach(found -> found.ifPresent(curbs::add));
            return new Present(entries, byEntry, last, Collections.unmodifiableList(curbs), new ConcurrentHashMap<>());
        }
    }

    /// One policy.
    private final class Entry {

        private final EntityId policy;
        /// Their ids are made once: each stretch names those that it knows.
        private final NavigableMap<Integer, AnnouncementId> announcements = new TreeMap<>();
        private int place;
        private long touched;
        private volatile @Nullable Stretches bySystem;
        private volatile @Nullable Stretches byPublic;

        Entry(EntityId policy) {
            this.policy = policy;
        }

        void outdate(KnownBy clock, long since) {
            var made = made(clock);
            if (made != null) {
                made.outdate(since);
            }
        }

        /// What is known when nothing else becomes known any more.
        Optional<Curb> last() {
            return find(lastInstant(), KnownBy.SYSTEM);
        }

        long lastInstant() {
            return stretches(KnownBy.SYSTEM).last();
        }

        Optional<Curb> find(long at, KnownBy clock) {
            return stretches(clock).find(at, () -> fold(at, clock));
        }

        /// Folds one more stretch; false where all are.
        boolean prepareNext() {
            for (var clock : KnownBy.values()) {
                var unfolded = stretches(clock).findUnfolded();
                if (unfolded.isPresent()) {
                    find(unfolded.getAsLong(), clock);
                    return true;
                }
            }
            return false;
        }

        private Stretches stretches(KnownBy clock) {
            var made = made(clock);
            return made == null || made.isOutdated() ? renewed(clock) : made;
        }

        private synchronized Stretches renewed(KnownBy clock) {
            var made = made(clock);
            if (made != null && !made.isOutdated()) {
                return made;
            }
            var instants = announcements.keySet().stream()
                    .flatMapToLong(announcement -> columns.instants(announcement, clock))
                    .filter(instant -> instant != Long.MAX_VALUE)
                    .sorted()
                    .distinct()
                    .toArray();
            var next = new Stretches(instants, made);
            if (clock == KnownBy.SYSTEM) {
                bySystem = next;
            } else {
                byPublic = next;
            }
            return next;
        }

        private @Nullable Stretches made(KnownBy clock) {
            return clock == KnownBy.SYSTEM ? bySystem : byPublic;
        }

        private Optional<Curb> fold(long at, KnownBy clock) {
            var asOf = new AsOf(LocalDate.EPOCH, Microseconds.toInstant(at), clock);
            var known = new ArrayList<PolicyAnnouncement>();
            announcements.forEach((announcement, id) -> {
                int row = columns.knownRow(announcement, asOf);
                if (row >= 0) {
                    var content = columns.policyContent(row);
                    boolean mentions = content.inRole("instrument").anyMatch(policy::equals)
                            || content.facts().stream()
                                    .anyMatch(fact -> fact.entity().equals(policy));
                    if (mentions && (content.movesPolicy() || !content.facts().isEmpty())) {
                        known.add(new PolicyAnnouncement(id, content));
                    }
                }
            });
            return Curb.find(policy, known, columns::shared);
        }
    }
}
