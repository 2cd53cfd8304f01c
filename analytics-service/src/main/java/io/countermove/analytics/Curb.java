package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.PolicyTimeline;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A policy that was the instrument of an announcement, with what is known of its statuses: what is left of the
/// announcements when they are folded, in few bytes, so that many can be kept.
///
/// @param announcedOnly the periods of its announced status, where nothing is known of that in law
/// @param isDateUnknown whether somebody says that it moved in law, and nobody says when
/// @param announcedOn when it was first told of
/// @param end when it was rescinded, or went out of force for good
/// @param announcements the ids of those behind it
record Curb(
        EntityId policy,
        Periods inForce,
        Periods announcedOnly,
        boolean isDateUnknown,
        List<String> issuers,
        List<String> targets,
        List<String> affected,
        List<String> jurisdictions,
        Span announcedOn,
        @Nullable Span end,
        List<String> announcements) {

    static final Comparator<EdtfDate> EARLIEST =
            Comparator.comparing(EdtfDate::earliest).thenComparing(EdtfDate::latest);

    /// Empty where it was never the instrument of what moves a policy.
    ///
    /// @param known what mentions it, in the revisions known then
    /// @param shared gives for a name the one that others keep too
    static Optional<Curb> find(EntityId policy, List<PolicyAnnouncement> known, UnaryOperator<String> shared) {
        var moving = known.stream()
                .map(PolicyAnnouncement::announcement)
                .filter(announcement -> announcement.movesPolicy()
                        && announcement.inRole("instrument").anyMatch(policy::equals))
                .toList();
        return moving.stream()
                .map(Announcement::announcedOn)
                .min(EARLIEST)
                .map(first -> of(policy, known, moving, first, shared));
    }

    private static Curb of(
            EntityId policy,
            List<PolicyAnnouncement> known,
            List<Announcement> moving,
            EdtfDate announcedOn,
            UnaryOperator<String> shared) {
        var timeline = PolicyTimeline.fold(policy, known);
        boolean isUnknownInLaw = timeline.legal().isEmpty();
        boolean isUndated = !timeline.undated().isEmpty();
        var end = CurbEnd.find(timeline).orElse(null);
        return new Curb(
                policy,
                Periods.of(CurbEnd.inForce(timeline)),
                Periods.of(isUnknownInLaw && !isUndated ? timeline.announced().stream() : Stream.empty()),
                isUnknownInLaw && isUndated,
                inRole(moving, "issuer", shared),
                inRole(moving, "target", shared),
                inRole(moving, "affected", shared),
                names(moving.stream().flatMap(announcement -> announcement.jurisdictions().stream()), shared),
                Span.of(announcedOn),
                end == null ? null : Span.of(end),
                known.stream().map(by -> by.id().value()).toList());
    }

    private static List<String> inRole(List<Announcement> moving, String role, UnaryOperator<String> shared) {
        return names(
                moving.stream()
                        .flatMap(announcement -> announcement.inRole(role))
                        .map(EntityId::toString),
                shared);
    }

    private static List<String> names(Stream<String> names, UnaryOperator<String> shared) {
        return names.distinct().sorted().map(shared).toList();
    }

    boolean isOf(CurbParameters parameters) {
        return matches(parameters.issuers(), issuers)
                && matches(parameters.targets(), targets)
                && matches(parameters.jurisdictions(), jurisdictions);
    }

    /// Whether it targets or affects one of them.
    boolean strikes(Collection<String> entities) {
        return isAnyOf(targets, entities) || isAnyOf(affected, entities);
    }

    /// Whom it targets or affects.
    Set<String> struck() {
        var struck = new TreeSet<>(targets);
        struck.addAll(affected);
        return struck;
    }

    /// When it first came into force in law.
    Optional<Span> findEffective() {
        return inForce.count() == 0 ? Optional.empty() : Optional.of(new Span(inForce.from(0), inForce.sure(0)));
    }

    /// Whether it may have come into force, at first or again, in the days from `from` to `to`, the latter excluded.
    boolean comesIntoForce(long from, long to) {
        for (int i = 0; i < inForce.count(); i++) {
            if (inForce.sure(i) >= from && inForce.from(i) < to) {
                return true;
            }
        }
        return false;
    }

    boolean isInForce(long day) {
        return inForce.isAnyCovering(day);
    }

    boolean isSurelyInForce(long day) {
        return inForce.isAnySurelyCovering(day);
    }

    boolean isPossiblyInForce(long day) {
        return inForce.isAnyPossiblyCovering(day);
    }

    /// Told, and the law says nothing of it.
    boolean isAnnouncedOnly(long day) {
        return announcedOnly.isAnyCovering(day);
    }

    // Asked of every curb, where a stream is most of the work.
    private static boolean isAnyOf(List<String> found, Collection<String> wanted) {
        for (var one : found) {
            if (wanted.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Set<String> wanted, List<String> found) {
        return wanted.isEmpty() || isAnyOf(found, wanted);
    }
}
