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
        var said = revisions.stream().map(revision -> Said.of(policy, revision)).toList();
        var epochs = new ArrayList<Epoch>();
        var fold = new TimelineFold();
        for (var from : changes.tailSet(since)) {
            advance(epochs, from, timelineAt(said, fold, from));
        }
        return new CurbHistory(policy, epochs);
    }

    /// What a revision claims, at each instant at which it is known.
    private record Said(Known known, Claims claims, boolean makesCurb) {
        static Said of(EntityId policy, Known known) {
            return new Said(
                    known,
                    Claims.of(policy, new PolicyAnnouncement(known.id(), known.announcement())),
                    CurbHistory.makesCurb(policy, known.announcement()));
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

    /// Null while the policy is the instrument of nothing that moves policies: then it is no curb.
    private static @Nullable PolicyTimeline timelineAt(List<Said> said, TimelineFold fold, Instant at) {
        var known = new ArrayList<Claims>();
        boolean curb = false;
        for (var each : said) {
            if (each.known().at(at)) {
                known.add(each.claims());
                curb |= each.makesCurb();
            }
        }
        return curb ? fold.at(known) : null;
    }

    /// Whether the announcement makes a curb of the policy.
    public static boolean makesCurb(EntityId policy, Announcement announcement) {
        return announcement.movesPolicy() && announcement.inRole("instrument").anyMatch(policy::equals);
    }
}
