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
import java.util.stream.Stream;
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

    /// What is said of the curb as long as the same is known.
    public record Said(
            PolicyTimeline timeline,
            List<EntityId> issuers,
            List<EntityId> targets,
            List<String> jurisdictions,
            List<AnnouncementId> movedBy) {}

    /// An end of null is open.
    public record Epoch(Instant from, @Nullable Instant to, Said said) {}

    public CurbHistory {
        epochs = List.copyOf(epochs);
    }

    /// Folds what was known at each instant at which that changed; the order of `revisions` does not matter.
    public static CurbHistory fold(EntityId policy, List<Known> revisions) {
        var changes = new TreeSet<Instant>();
        for (var revision : revisions) {
            changes.add(revision.from());
            if (revision.to() != null) {
                changes.add(revision.to());
            }
        }
        var epochs = new ArrayList<Epoch>();
        for (var from : changes) {
            advance(epochs, from, said(policy, revisions, from));
        }
        return new CurbHistory(policy, epochs);
    }

    private static void advance(List<Epoch> epochs, Instant from, @Nullable Said said) {
        var last = epochs.isEmpty() ? null : epochs.getLast();
        if (last != null && last.to() == null) {
            if (last.said().equals(said)) {
                return;
            }
            epochs.set(epochs.size() - 1, new Epoch(last.from(), from, last.said()));
        }
        if (said != null) {
            epochs.add(new Epoch(from, null, said));
        }
    }

    /// Null while the policy is the instrument of nothing that moves policies: then it is no curb.
    private static @Nullable Said said(EntityId policy, List<Known> revisions, Instant at) {
        var known = revisions.stream()
                .filter(revision -> revision.at(at))
                .map(revision -> new PolicyAnnouncement(revision.id(), revision.announcement()))
                .toList();
        var moving = known.stream()
                .filter(by -> by.announcement().movesPolicy()
                        && by.announcement().inRole("instrument").anyMatch(policy::equals))
                .toList();
        return moving.isEmpty()
                ? null
                : new Said(
                        PolicyTimeline.fold(policy, known),
                        inRole(moving, "issuer"),
                        inRole(moving, "target"),
                        sorted(moving.stream().flatMap(by -> by.announcement().jurisdictions().stream())),
                        sorted(moving.stream().map(PolicyAnnouncement::id)));
    }

    private static List<EntityId> inRole(List<PolicyAnnouncement> announcements, String role) {
        return sorted(announcements.stream().flatMap(by -> by.announcement().inRole(role)));
    }

    private static <T> List<T> sorted(Stream<T> values) {
        return values.distinct().sorted().toList();
    }
}
