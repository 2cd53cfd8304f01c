package io.countermove.entities;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.PolicyTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was known of a curb over known time, by one clock: stretches in which nothing changed.
public record CurbHistory(EntityId policy, List<Epoch> epochs) {
    /// A revision of an announcement while it was the latest known.
    public record Known(
            AnnouncementId id,
            Announcement announcement,
            Instant from,
            @Nullable Instant to) {
        boolean at(Instant instant) {
            return !instant.isBefore(from) && (to == null || instant.isBefore(to));
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
        var changes = new TreeSet<Instant>();
        for (var revision : revisions) {
            changes.add(revision.from());
            if (revision.to() != null) {
                changes.add(revision.to());
            }
        }
        var epochs = new ArrayList<Epoch>();
        for (var from : changes.tailSet(since)) {
            advance(epochs, from, timelineAt(policy, revisions, from));
        }
        return new CurbHistory(policy, epochs);
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

    /// Null while the policy is the instrument of nothing that moves policies: then it is no curb.
    private static @Nullable PolicyTimeline timelineAt(EntityId policy, List<Known> revisions, Instant at) {
        var known = revisions.stream().filter(revision -> revision.at(at)).toList();
        return known.stream().noneMatch(revision -> makesCurb(policy, revision.announcement()))
                ? null
                : PolicyTimeline.fold(
                        policy,
                        known.stream()
                                .map(revision -> new PolicyAnnouncement(revision.id(), revision.announcement()))
                                .toList());
    }

    /// Whether the announcement makes a curb of the policy.
    public static boolean makesCurb(EntityId policy, Announcement announcement) {
        return announcement.movesPolicy() && announcement.inRole("instrument").anyMatch(policy::equals);
    }
}
