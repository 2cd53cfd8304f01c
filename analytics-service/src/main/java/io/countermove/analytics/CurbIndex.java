package io.countermove.analytics;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.revision.KnownBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The curbs as they were known at any time. Each policy is folded once for each stretch in which what is known of it
/// stays the same, when that is first asked for, and again only when one of its announcements changed.
final class CurbIndex {

    /// More stretches of one policy are folded each time.
    private static final int KEPT = 512;

    private final ObservationColumns columns;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<Integer, Set<Entry>> byAnnouncement = new HashMap<>();
    private final Set<Entry> changed = new HashSet<>();
    private @Nullable Present present;

    CurbIndex(ObservationColumns columns) {
        this.columns = columns;
    }

    /// To be told when an announcement may say something else of a policy than before, be it nothing. While this runs
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
        touched.forEach(Entry::forget);
        changed.addAll(touched);
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
            entry.find(asOf, at).ifPresent(found::add);
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

    /// What folds beforehand what may be asked, policy by policy.
    List<Runnable> preparations() {
        return entries.values().stream().map(entry -> (Runnable) entry::prepare).toList();
    }

    Optional<Curb> find(String policy, AsOf asOf) {
        var entry = entries.get(policy);
        return entry == null ? Optional.empty() : entry.find(asOf, Microseconds.of(asOf.knownAt()));
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
        private volatile @Nullable Stretches bySystem;
        private volatile @Nullable Stretches byPublic;

        Entry(EntityId policy) {
            this.policy = policy;
        }

        void forget() {
            bySystem = null;
            byPublic = null;
        }

        /// What is known when nothing else becomes known any more.
        Optional<Curb> last() {
            long at = lastInstant();
            return find(new AsOf(LocalDate.EPOCH, Microseconds.toInstant(at), KnownBy.SYSTEM), at);
        }

        long lastInstant() {
            var instants = stretches(KnownBy.SYSTEM).instants;
            return instants.length == 0 ? 0 : instants[instants.length - 1];
        }

        /// @param at the known time of `asOf`
        Optional<Curb> find(AsOf asOf, long at) {
            var stretches = stretches(asOf.knownBy());
            int place = stretches.placeOf(at);
            var kept = stretches.curbs.get(place);
            if (kept != null) {
                return kept;
            }
            var folded = fold(asOf);
            if (stretches.isKept(place)) {
                stretches.curbs.set(place, folded);
            }
            return folded;
        }

        void prepare() {
            for (var clock : KnownBy.values()) {
                var instants = stretches(clock).instants;
                for (int i = 0; i < instants.length; i++) {
                    if (stretches(clock).isKept(i + 1)) {
                        find(new AsOf(LocalDate.EPOCH, Microseconds.toInstant(instants[i]), clock), instants[i]);
                    }
                }
            }
        }

        // Two readers may both make it: they make the same.
        private Stretches stretches(KnownBy clock) {
            var made = clock == KnownBy.SYSTEM ? bySystem : byPublic;
            if (made == null) {
                made = new Stretches(announcements.keySet().stream()
                        .flatMapToLong(announcement -> columns.instants(announcement, clock))
                        .filter(instant -> instant != Long.MAX_VALUE)
                        .sorted()
                        .distinct()
                        .toArray());
                if (clock == KnownBy.SYSTEM) {
                    bySystem = made;
                } else {
                    byPublic = made;
                }
            }
            return made;
        }

        private Optional<Curb> fold(AsOf asOf) {
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

    /// Between which instants the same is known, and what.
    private static final class Stretches {

        private final long[] instants;
        private final AtomicReferenceArray<@Nullable Optional<Curb>> curbs;

        Stretches(long[] instants) {
            this.instants = instants;
            this.curbs = new AtomicReferenceArray<>(instants.length + 1);
        }

        /// How many instants lie not after it.
        int placeOf(long at) {
            int found = Arrays.binarySearch(instants, at);
            return found >= 0 ? found + 1 : -found - 1;
        }

        boolean isKept(int place) {
            return place == instants.length || instants.length <= KEPT;
        }
    }
}
