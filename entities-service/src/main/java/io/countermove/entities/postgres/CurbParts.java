package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.policy.Days;
import io.countermove.contracts.policy.TargetFold;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import io.countermove.entities.TargetDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who has part in a curb, and where, over both times, by one clock; those that still stand after `since`.
///
/// @param begun the parts that stand at `since`, since when they do
record CurbParts(String policy, KnownBy clock, Instant since, Map<CurbPart.Standing, Instant> begun) {

    Set<CurbPart> of(List<CurbHistory.Known> revisions) {
        var id = EntityId.parse(policy);
        var makers = revisions.stream()
                .filter(CurbHistory.Known::isEverKnown)
                .filter(each -> CurbHistory.makesCurb(id, each.announcement()))
                .sorted(Comparator.comparing(CurbHistory.Known::from))
                .toList();
        var moving = moving(makers);
        var parts = joined(makers, moving);
        if (!moving.isEmpty()) {
            var stood = stood();
            byTarget(makers, moving)
                    .forEach((target, naming) -> TargetDays.fold(naming, since, stood.getOrDefault(target, Map.of()))
                            .forEach(each -> parts.add(part(
                                    new CurbPart.Standing(CurbPart.TARGET, target, each.days()),
                                    each.from(),
                                    each.to()))));
        }
        return parts;
    }

    /// The targets that are removed, or that one names for other days than another: where all agree there is nothing
    /// to fold.
    private static Set<String> moving(List<CurbHistory.Known> makers) {
        var moving = new HashSet<String>();
        if (makers.stream().noneMatch(maker -> TargetFold.isDated(maker.announcement()))) {
            return moving;
        }
        var first = new HashMap<String, Days>();
        for (var maker : makers) {
            var days = TargetFold.named(maker.announcement());
            maker.announcement().inRole(CurbPart.TARGET).map(EntityId::toString).forEach(target -> {
                if (days.isEmpty()
                        || !first.computeIfAbsent(target, _ -> days.get()).equals(days.get())) {
                    moving.add(target);
                }
            });
        }
        return moving;
    }

    private static Map<String, List<CurbHistory.Known>> byTarget(List<CurbHistory.Known> makers, Set<String> targets) {
        var byTarget = new HashMap<String, List<CurbHistory.Known>>();
        makers.forEach(maker -> maker.announcement()
                .inRole(CurbPart.TARGET)
                .map(EntityId::toString)
                .filter(targets::contains)
                .forEach(target ->
                        byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(maker)));
        return byTarget;
    }

    private Map<String, Map<Days, Instant>> stood() {
        var stood = new HashMap<String, Map<Days, Instant>>();
        begun.forEach((part, from) -> {
            if (part.role().equals(CurbPart.TARGET)) {
                stood.computeIfAbsent(part.value(), _ -> new HashMap<>()).put(part.days(), from);
            }
        });
        return stood;
    }

    /// The parts that are on the same days whenever they are known.
    private Set<CurbPart> joined(List<CurbHistory.Known> makers, Set<String> moving) {
        var parts = new HashSet<CurbPart>();
        var last = new HashMap<CurbPart.Standing, CurbPart>();
        makers.forEach(maker -> parts(maker.announcement(), moving).forEach(part -> {
            var before = last.get(part);
            if (before != null && before.reaches(maker.from())) {
                last.put(part, before.until(latest(before.knownTo(), maker.to())));
            } else {
                add(parts, last.put(part, part(part, maker.from(), maker.to())));
            }
        }));
        last.values().forEach(part -> add(parts, part));
        return parts;
    }

    private void add(Set<CurbPart> parts, @Nullable CurbPart part) {
        if (part != null && part.isKnownAfter(since)) {
            parts.add(part);
        }
    }

    private static List<CurbPart.Standing> parts(Announcement announcement, Set<String> moving) {
        var parts = new ArrayList<CurbPart.Standing>();
        announcement
                .inRole("issuer")
                .forEach(issuer -> parts.add(new CurbPart.Standing("issuer", issuer.toString(), Days.ALL)));
        announcement
                .jurisdictions()
                .forEach(place -> parts.add(new CurbPart.Standing(CurbPart.JURISDICTION, place, Days.ALL)));
        TargetFold.named(announcement)
                .ifPresent(days -> announcement
                        .inRole(CurbPart.TARGET)
                        .map(EntityId::toString)
                        .filter(target -> !moving.contains(target))
                        .forEach(target -> parts.add(new CurbPart.Standing(CurbPart.TARGET, target, days))));
        return parts;
    }

    private CurbPart part(CurbPart.Standing part, Instant from, @Nullable Instant to) {
        var days = part.days();
        return new CurbPart(policy, clock.word(), part.role(), part.value(), from, to, days.from(), days.to());
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
