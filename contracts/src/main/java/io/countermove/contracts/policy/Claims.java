package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.date.EdtfDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What announcements claim of the three statuses of one policy. The rules by kind are those of the contract
/// (`docs/glossary.md`, *legal status*).
final class Claims {

    static final String IN_FORCE = "in-force";
    private static final String SUSPENDED = "suspended";

    private final EntityId policy;
    final List<Claim> legal = new ArrayList<>();
    final List<Claim> announced = new ArrayList<>();
    final List<Claim> enforcement = new ArrayList<>();
    final TreeSet<PolicyAnnouncement> undated = new TreeSet<>(Comparator.comparing(PolicyAnnouncement::id));

    Claims(EntityId policy, List<PolicyAnnouncement> announcements) {
        this.policy = policy;
        announcements.forEach(this::add);
    }

    private void add(PolicyAnnouncement by) {
        var announcement = by.announcement();
        if (announcement.movesPolicy() && announcement.inRole("instrument").anyMatch(policy::equals)) {
            addByKind(by, announcement);
        }
        facts(announcement, "legal-status")
                .filter(_ -> announcement.source().official())
                .forEach(fact -> legal.add(of(Claim.Layer.OFFICIAL_FACT, fact, by)));
        facts(announcement, "announced-status").forEach(fact -> announced.add(of(Claim.Layer.STANDING, fact, by)));
        facts(announcement, "enforcement").forEach(fact -> enforcement.add(of(Claim.Layer.STANDING, fact, by)));
    }

    private void addByKind(PolicyAnnouncement by, Announcement a) {
        switch (a.kind()) {
            case "policy.proposed" -> {
                stand("proposed", a.announcedOn(), by);
                addAnnounced("proposed", by);
            }
            case "policy.announced" -> addAnnounced("announced", by);
            case "policy.adopted" -> {
                var from = a.validFrom();
                if (from == null || a.announcedOn().earliest().isBefore(from.earliest())) {
                    stand("adopted", a.announcedOn(), by);
                }
                if (from != null) {
                    stand(IN_FORCE, from, by);
                    expire(by);
                }
            }
            case "policy.effective", "policy.reinstated" -> enterIntoForce(by);
            case "policy.suspended" -> {
                addAnnounced(SUSPENDED, by);
                var from = dated(by);
                if (from != null) {
                    legal.add(Claim.of(Claim.Layer.SUSPENSION, SUSPENDED, from, a.validTo(), false, by));
                }
            }
            case "policy.lifted" -> {
                addAnnounced("rescinded", by);
                var from = dated(by);
                if (from != null) {
                    legal.add(Claim.of(Claim.Layer.STANDING, "lifted", from, null, true, by));
                }
            }
            case "licence.changed" -> {
                if (isRequirement(a)) {
                    enterIntoForce(by);
                }
            }
            default -> {
                // policy.amended, policy.enforcement-changed, listing.changed: whether it is in force does not change.
            }
        }
    }

    private void enterIntoForce(PolicyAnnouncement by) {
        var from = dated(by);
        if (from != null) {
            legal.add(Claim.of(Claim.Layer.STANDING, IN_FORCE, from, null, true, by));
            expire(by);
        }
    }

    private void expire(PolicyAnnouncement by) {
        var to = by.announcement().validTo();
        if (to != null) {
            stand("expired", to, by);
        }
    }

    private @Nullable EdtfDate dated(PolicyAnnouncement by) {
        if (by.announcement().validFrom() == null) {
            undated.add(by);
        }
        return by.announcement().validFrom();
    }

    private void stand(String status, EdtfDate from, PolicyAnnouncement by) {
        legal.add(Claim.of(Claim.Layer.STANDING, status, from, null, false, by));
    }

    /// Unless it states the announced status itself.
    private void addAnnounced(String status, PolicyAnnouncement by) {
        var announcement = by.announcement();
        if (facts(announcement, "announced-status").findAny().isEmpty()) {
            announced.add(Claim.of(Claim.Layer.STANDING, status, announcement.announcedOn(), null, false, by));
        }
    }

    private Stream<Fact> facts(Announcement announcement, String property) {
        return announcement.facts().stream()
                .filter(fact -> fact.entity().equals(policy) && fact.property().equals(property));
    }

    private static Claim of(Claim.Layer layer, Fact fact, PolicyAnnouncement by) {
        var announcement = by.announcement();
        var stated = announcement.effectiveFrom(fact);
        var from = stated == null ? announcement.announcedOn() : stated;
        var status = fact.value() instanceof FactValue.Choice(var word) ? word : "unknown";
        return new Claim(
                layer,
                status,
                from,
                announcement.effectiveTo(fact),
                false,
                announcement.announcedOn(),
                announcement.source().official(),
                announcement.sureness(fact),
                by.id());
    }

    private static boolean isRequirement(Announcement announcement) {
        return announcement.facts().stream()
                .filter(fact -> fact.property().equals("export-status"))
                .anyMatch(fact -> fact.value() instanceof FactValue.Choice(var word)
                        && (word.equals("licence-required") || word.equals("blocked")));
    }
}
