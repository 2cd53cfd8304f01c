package io.countermove.analytics;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.revision.KnownBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private volatile @Nullable List<Entry> byId;

    CurbIndex(ObservationColumns columns) {
        this.columns = columns;
    }

    /// To be told when an announcement may say something else of a policy than before, be it nothing. While this runs
    /// nobody may read.
    void note(int announcement, Set<String> policies) {
        for (var policy : policies) {
            var entry = entries.computeIfAbsent(policy, id -> {
                byId = null;
                return new Entry(EntityId.parse(id));
            });
            entry.announcements.add(announcement);
            byAnnouncement.computeIfAbsent(announcement, _ -> new HashSet<>()).add(entry);
        }
        byAnnouncement.getOrDefault(announcement, Set.of()).forEach(Entry::forget);
    }

    /// By id.
    List<Curb> at(AsOf asOf) {
        var found = new ArrayList<Curb>(entries.size());
        long at = Microseconds.of(asOf.knownAt());
        for (var entry : byId()) {
            var curb = entry.find(asOf, at);
            if (curb.isPresent()) {
                found.add(curb.get());
            }
        }
        return found;
    }

    // A walk over the tree at each question would take longer than all that is asked of the curbs.
    private List<Entry> byId() {
        var made = byId;
        if (made == null) {
            made = List.copyOf(entries.values());
            byId = made;
        }
        return made;
    }

    /// What folds beforehand what may be asked, policy by policy.
    List<Runnable> preparations() {
        return entries.values().stream().map(entry -> (Runnable) entry::prepare).toList();
    }

    Optional<Curb> find(String policy, AsOf asOf) {
        var entry = entries.get(policy);
        return entry == null ? Optional.empty() : entry.find(asOf, Microseconds.of(asOf.knownAt()));
    }

    /// One policy.
    private final class Entry {

        private final EntityId policy;
        private final Set<Integer> announcements = new TreeSet<>();
        private volatile @Nullable Stretches bySystem;
        private volatile @Nullable Stretches byPublic;

        Entry(EntityId policy) {
            this.policy = policy;
        }

        void forget() {
            bySystem = null;
            byPublic = null;
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
                made = new Stretches(announcements.stream()
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
            for (int announcement : announcements) {
                int row = columns.knownRow(announcement, asOf);
                if (row >= 0) {
                    var content = columns.policyContent(row);
                    boolean mentions = content.inRole("instrument").anyMatch(policy::equals)
                            || content.facts().stream()
                                    .anyMatch(fact -> fact.entity().equals(policy));
                    if (mentions && (content.movesPolicy() || !content.facts().isEmpty())) {
                        known.add(new PolicyAnnouncement(new AnnouncementId(columns.announcementOf(row)), content));
                    }
                }
            }
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
            if (instants.length == 0 || at >= instants[instants.length - 1]) {
                return instants.length;
            }
            int found = Arrays.binarySearch(instants, at);
            return found >= 0 ? found + 1 : -found - 1;
        }

        boolean isKept(int place) {
            return place == instants.length || instants.length <= KEPT;
        }
    }
}
