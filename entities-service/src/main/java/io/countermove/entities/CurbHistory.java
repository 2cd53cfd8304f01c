package io.countermove.entities;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.policy.Claims;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.PolicyTimeline;
import io.countermove.contracts.policy.TimelineFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What was known of a curb over known time, by one clock: stretches in which nothing changed.
public record CurbHistory(EntityId policy, List<Epoch> epochs) {
    private static final BitSet NOTHING = new BitSet();

    /// A revision of an announcement while it was the latest known.
    public record Known(
            AnnouncementId id,
            Announcement announcement,
            Instant from,
            @Nullable Instant to) {
        /// By the public's clock it may have been outdated before it was recorded.
        public boolean isEverKnown() {
            return to == null || from.isBefore(to);
        }
    }

    /// An end of null is open.
    public record Epoch(Instant from, @Nullable Instant to, PolicyTimeline timeline) {}

    public CurbHistory {
        epochs = List.copyOf(epochs);
    }

    /// Folds what was known at each instant from `since` on at which that changed; the order of `revisions` does not
    /// matter.
    public static CurbHistory fold(EntityId policy, List<Known> revisions, Instant since) {
        var claims = new ArrayList<Claims>();
        var makers = new BitSet();
        for (var revision : revisions) {
            makers.set(claims.size(), makesCurb(policy, revision.announcement()));
            claims.add(Claims.of(policy, new PolicyAnnouncement(revision.id(), revision.announcement())));
        }
        var epochs = new ArrayList<Epoch>();
        var fold = new TimelineFold(claims);
        // While the policy is the instrument of nothing that moves policies it is no curb.
        follow(
                revisions,
                since,
                (from, known) -> advance(epochs, from, known.intersects(makers) ? fold.at(known) : null));
        return new CurbHistory(policy, epochs);
    }

    /// Tells which of the revisions are known, by their places: at `since`, if any came to be known by then, and at
    /// each later instant at which that changes.
    static void follow(List<Known> revisions, Instant since, BiConsumer<Instant, BitSet> told) {
        var begin = new TreeMap<Instant, BitSet>();
        var end = new TreeMap<Instant, BitSet>();
        for (int place = 0; place < revisions.size(); place++) {
            var revision = revisions.get(place);
            var to = revision.to();
            if (revision.isEverKnown()) {
                begin.computeIfAbsent(revision.from(), _ -> new BitSet()).set(place);
                if (to != null) {
                    end.computeIfAbsent(to, _ -> new BitSet()).set(place);
                }
            }
        }
        var changes = new TreeSet<>(begin.keySet());
        changes.addAll(end.keySet());
        var known = new BitSet();
        for (var from : changes) {
            known.andNot(end.getOrDefault(from, NOTHING));
            known.or(begin.getOrDefault(from, NOTHING));
            var next = changes.higher(from);
            if (next == null || next.isAfter(since)) {
                told.accept(from.isBefore(since) ? since : from, known);
            }
        }
    }

    private static void advance(List<Epoch> epochs, Instant from, @Nullable PolicyTimeline timeline) {
        var last = epochs.isEmpty() ? null : epochs.getLast();
        if (last != null && last.to() == null) {
            if (last.timeline().equals(timeline)) {
                return;
            }
            epochs.set(epochs.size() - 1, new Epoch(last.from(), from, last.timeline()));
        }
        if (timeline != null) {
            epochs.add(new Epoch(from, null, timeline));
        }
    }

    /// Whether the announcement makes a curb of the policy.
    public static boolean makesCurb(EntityId policy, Announcement announcement) {
        return announcement.movesPolicy() && announcement.inRole("instrument").anyMatch(policy::equals);
    }
}
