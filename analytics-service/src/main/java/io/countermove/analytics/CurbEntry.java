package io.countermove.analytics;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.revision.KnownBy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One policy: its curb is folded once for each stretch of known time in which what is known of it stays the same.
final class CurbEntry {

    private final ObservationColumns columns;
    private final EntityId policy;
    /// Their ids are made once: each stretch names those that it knows.
    private final NavigableMap<Integer, AnnouncementId> announcements = new TreeMap<>();
    private long touched;
    private volatile @Nullable Stretches bySystem;
    private volatile @Nullable Stretches byPublic;

    CurbEntry(ObservationColumns columns, EntityId policy) {
        this.columns = columns;
        this.policy = policy;
    }

    /// An announcement that may tell of it.
    void add(int announcement) {
        announcements.computeIfAbsent(announcement, code -> new AnnouncementId(columns.id(code)));
    }

    /// @param now of [System#nanoTime()]
    void touch(long now) {
        touched = now;
    }

    /// Whether it was touched last so long ago.
    boolean rests(Duration rest) {
        return System.nanoTime() - touched >= rest.toNanos();
    }

    /// What was known before then stays folded.
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
