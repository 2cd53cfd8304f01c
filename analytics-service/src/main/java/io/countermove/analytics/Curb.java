package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.Period;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.PolicyTimeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A policy that was the instrument of an announcement, with what is known of its statuses.
record Curb(EntityId policy, List<PolicyAnnouncement> announcements, PolicyTimeline timeline) {

    private static final String IN_FORCE = "in-force";
    private static final Comparator<EdtfDate> EARLIEST =
            Comparator.comparing(EdtfDate::earliest).thenComparing(EdtfDate::latest);

    /// The curbs among the announcements, by id.
    static List<Curb> among(List<PolicyAnnouncement> announcements) {
        var byPolicy = new TreeMap<EntityId, List<PolicyAnnouncement>>();
        for (var by : announcements) {
            policies(by.announcement())
                    .distinct()
                    .forEach(policy -> byPolicy.computeIfAbsent(policy, _ -> new ArrayList<>())
                            .add(by));
        }
        return byPolicy.entrySet().stream()
                .filter(Curb::isInstrument)
                .map(entry -> new Curb(
                        entry.getKey(), entry.getValue(), PolicyTimeline.fold(entry.getKey(), entry.getValue())))
                .toList();
    }

    boolean isOf(CurbParameters parameters) {
        return matches(parameters.issuers(), entities("issuer"))
                && matches(parameters.targets(), entities("target"))
                && matches(
                        parameters.jurisdictions(),
                        moving().flatMap(announcement -> announcement.jurisdictions().stream()));
    }

    List<Period> inForce() {
        return timeline.legal().stream()
                .filter(period -> period.status().equals(IN_FORCE))
                .toList();
    }

    boolean isSurelyInForce(LocalDate day) {
        return inForce().stream().anyMatch(period -> period.covers(day) && period.isCertain(day));
    }

    boolean isPossiblyInForce(LocalDate day) {
        return inForce().stream()
                .anyMatch(period -> !day.isBefore(period.from().earliest())
                        && (period.to() == null || day.isBefore(lastPossible(period))));
    }

    /// Told, and the law says nothing of it.
    boolean isAnnouncedOnly(LocalDate day) {
        return timeline.legal().isEmpty()
                && timeline.undated().isEmpty()
                && PolicyTimeline.find(timeline.announced(), day).isPresent();
    }

    /// Somebody says that it moved in law, and nobody says when.
    boolean isDateUnknown() {
        return timeline.legal().isEmpty() && !timeline.undated().isEmpty();
    }

    // An end known to a month may be as late as the month's last day.
    private static LocalDate lastPossible(Period period) {
        return period.to() == null ? LocalDate.MAX : period.to().latest();
    }

    private Stream<Announcement> moving() {
        return announcements.stream()
                .map(PolicyAnnouncement::announcement)
                .filter(announcement -> announcement.movesPolicy()
                        && announcement.inRole("instrument").anyMatch(policy::equals));
    }

    private Stream<String> entities(String role) {
        return moving().flatMap(announcement -> announcement.inRole(role)).map(EntityId::toString);
    }

    private static boolean matches(Set<String> wanted, Stream<String> found) {
        return wanted.isEmpty() || found.anyMatch(wanted::contains);
    }

    private static Stream<EntityId> policies(Announcement announcement) {
        return Stream.concat(
                        announcement.inRole("instrument"),
                        announcement.facts().stream().map(fact -> fact.entity()))
                .filter(entity -> entity.type().equals("policy"));
    }

    private static boolean isInstrument(Map.Entry<EntityId, List<PolicyAnnouncement>> entry) {
        return entry.getValue().stream()
                .map(PolicyAnnouncement::announcement)
                .anyMatch(announcement -> announcement.movesPolicy()
                        && announcement.inRole("instrument").anyMatch(entry.getKey()::equals));
    }

    /// Whom it is from, whom it targets, whom it affects: the entities in one of the roles.
    Set<String> inRoles(Set<String> roles) {
        return roles.stream().flatMap(this::entities).collect(Collectors.toCollection(TreeSet::new));
    }

    /// When it was first told of.
    Optional<EdtfDate> findAnnounced() {
        return moving().map(Announcement::announcedOn).min(EARLIEST);
    }

    /// When it first came into force in law.
    Optional<EdtfDate> findEffective() {
        return inForce().stream().map(Period::from).min(EARLIEST);
    }

    /// When it was rescinded, or went out of force for good.
    Optional<EdtfDate> findEnd() {
        var rescinded = timeline.announced().stream()
                .filter(period -> period.status().equals("rescinded"))
                .map(Period::from);
        var last = inForce().isEmpty() ? null : inForce().getLast().to();
        return Stream.concat(rescinded, Stream.ofNullable(last)).min(EARLIEST);
    }

    Set<String> inputs() {
        var ids = new TreeSet<String>();
        announcements.forEach(by -> ids.add(by.id().value()));
        return ids;
    }
}
