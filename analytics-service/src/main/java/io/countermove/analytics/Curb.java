package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.Period;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.PolicyTimeline;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A policy that was the instrument of an announcement, with what is known of its statuses: what is left of the
/// announcements when they are folded, so that many can be kept.
///
/// @param announced the periods of its announced status
/// @param hasLegal whether anything is known of its status in law
/// @param isUndated whether somebody says that it moved in law, and nobody says when
/// @param roles the entities in each role
/// @param announcedOn when it was first told of
/// @param end when it was rescinded, or went out of force for good
/// @param announcements the ids of those behind it
record Curb(
        EntityId policy,
        List<Period> inForce,
        List<Period> announced,
        boolean hasLegal,
        boolean isUndated,
        Map<String, Set<String>> roles,
        Set<String> jurisdictions,
        EdtfDate announcedOn,
        @Nullable EdtfDate end,
        List<String> announcements) {

    private static final String IN_FORCE = "in-force";
    private static final Comparator<EdtfDate> EARLIEST =
            Comparator.comparing(EdtfDate::earliest).thenComparing(EdtfDate::latest);

    /// Empty where it was never the instrument of what moves a policy.
    ///
    /// @param known what mentions it, in the revisions known then
    static Optional<Curb> find(EntityId policy, List<PolicyAnnouncement> known) {
        var moving = known.stream()
                .map(PolicyAnnouncement::announcement)
                .filter(announcement -> announcement.movesPolicy()
                        && announcement.inRole("instrument").anyMatch(policy::equals))
                .toList();
        return moving.stream()
                .map(Announcement::announcedOn)
                .min(EARLIEST)
                .map(first -> of(policy, known, moving, first));
    }

    private static Curb of(
            EntityId policy, List<PolicyAnnouncement> known, List<Announcement> moving, EdtfDate announcedOn) {
        var timeline = PolicyTimeline.fold(policy, known);
        var inForce = timeline.legal().stream()
                .filter(period -> period.status().equals(IN_FORCE))
                .toList();
        var roles = new TreeMap<String, Set<String>>();
        var jurisdictions = new TreeSet<String>();
        for (var announcement : moving) {
            announcement
                    .participants()
                    .forEach(part -> roles.computeIfAbsent(part.role(), _ -> new TreeSet<>())
                            .add(part.entity().toString()));
            jurisdictions.addAll(announcement.jurisdictions());
        }
        roles.remove("instrument");
        return new Curb(
                policy,
                inForce,
                timeline.announced(),
                !timeline.legal().isEmpty(),
                !timeline.undated().isEmpty(),
                roles,
                jurisdictions,
                announcedOn,
                end(timeline, inForce),
                known.stream().map(by -> by.id().value()).toList());
    }

    private static @Nullable EdtfDate end(PolicyTimeline timeline, List<Period> inForce) {
        var rescinded = timeline.announced().stream()
                .filter(period -> period.status().equals("rescinded"))
                .map(Period::from);
        var last = inForce.isEmpty() ? null : inForce.getLast().to();
        return Stream.concat(rescinded, Stream.ofNullable(last)).min(EARLIEST).orElse(null);
    }

    boolean isOf(CurbParameters parameters) {
        return matches(parameters.issuers(), inRole("issuer"))
                && matches(parameters.targets(), inRole("target"))
                && matches(parameters.jurisdictions(), jurisdictions);
    }

    Set<String> inRole(String role) {
        return roles.getOrDefault(role, Set.of());
    }

    /// Whom it targets or affects.
    boolean strikes(Set<String> entities) {
        return entities.stream()
                .anyMatch(entity ->
                        inRole("target").contains(entity) || inRole("affected").contains(entity));
    }

    Set<String> struck() {
        var struck = new TreeSet<>(inRole("target"));
        struck.addAll(inRole("affected"));
        return struck;
    }

    /// When it first came into force in law.
    Optional<EdtfDate> findEffective() {
        return inForce.stream().map(Period::from).min(EARLIEST);
    }

    boolean isSurelyInForce(LocalDate day) {
        for (var period : inForce) {
            if (period.covers(day) && period.isCertain(day)) {
                return true;
            }
        }
        return false;
    }

    boolean isPossiblyInForce(LocalDate day) {
        for (var period : inForce) {
            if (!day.isBefore(period.from().earliest()) && day.isBefore(lastPossible(period))) {
                return true;
            }
        }
        return false;
    }

    /// Told, and the law says nothing of it.
    boolean isAnnouncedOnly(LocalDate day) {
        return !hasLegal && !isUndated && PolicyTimeline.find(announced, day).isPresent();
    }

    /// Somebody says that it moved in law, and nobody says when.
    boolean isDateUnknown() {
        return !hasLegal && isUndated;
    }

    // An end known to a month may be as late as the month's last day.
    private static LocalDate lastPossible(Period period) {
        return period.to() == null ? LocalDate.MAX : period.to().latest();
    }

    private static boolean matches(Set<String> wanted, Set<String> found) {
        return wanted.isEmpty() || wanted.stream().anyMatch(found::contains);
    }
}
