package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.date.EdtfDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one announcement claims of the three statuses of one policy. The rules by kind are those of the contract
/// (`docs/glossary.md`, *legal status*).
public final class Claims {

    static final String IN_FORCE = "in-force";
    static final String EXPIRED = "expired";
    private static final String SUSPENDED = "suspended";

    private final EntityId policy;
    private final PolicyAnnouncement by;
    final List<Claim> legal = new ArrayList<>();
    final List<Claim> announced = new ArrayList<>();
    final List<Claim> enforcement = new ArrayList<>();
    /// Whether it would move the legal status if it said from when.
    boolean undated;

    private Claims(EntityId policy, PolicyAnnouncement by) {
        this.policy = policy;
        this.by = by;
    }

    /// None where the announcement neither has the policy as `instrument` nor states a fact about it.
    public static Claims of(EntityId policy, PolicyAnnouncement by) {
        var claims = new Claims(policy, by);
        claims.add();
        return claims;
    }

    AnnouncementId id() {
        return by.id();
    }

    private void add() {
        var announcement = by.announcement();
        if (announcement.movesPolicy() && announcement.inRole("instrument").anyMatch(policy::equals)) {
            addByKind(announcement);
        }
        facts(announcement, "legal-status")
                .filter(_ -> announcement.source().official())
                .forEach(fact -> legal.add(of(Claim.Layer.OFFICIAL_FACT, fact)));
        facts(announcement, "announced-status").forEach(fact -> announced.add(of(Claim.Layer.STANDING, fact)));
        facts(announcement, "enforcement").forEach(fact -> enforcement.add(of(Claim.Layer.STANDING, fact)));
    }

    private void addByKind(Announcement a) {
        switch (a.kind()) {
            case "policy.proposed" -> {
                stand("proposed", a.announcedOn());
                addAnnounced("proposed");
            }
            case "policy.announced" -> addAnnounced("announced");
            case "policy.adopted" -> {
                var from = a.validFrom();
                if (from == null || a.announcedOn().earliest().isBefore(from.earliest())) {
                    stand("adopted", a.announcedOn());
                }
                if (from != null) {
                    stand(IN_FORCE, from);
                    expire();
                }
            }
            case "policy.effective", "policy.reinstated" -> enterIntoForce();
            case "policy.suspended" -> {
                addAnnounced(SUSPENDED);
                var from = dated();
                if (from != null) {
                    legal.add(Claim.of(Claim.Layer.SUSPENSION, SUSPENDED, from, a.validTo(), false, by));
                }
            }
            case "policy.lifted" -> {
                addAnnounced("rescinded");
                var from = dated();
                if (from != null) {
                    legal.add(Claim.of(Claim.Layer.STANDING, "lifted", from, null, true, by));
                }
            }
            case "licence.changed" -> {
                if (isRequirement(a)) {
                    enterIntoForce();
                }
            }
            default -> {
                // policy.amended, policy.enforcement-changed, listing.changed: whether it is in force does not change.
            }
        }
    }

    private void enterIntoForce() {
        var from = dated();
        if (from != null) {
            legal.add(Claim.of(Claim.Layer.STANDING, IN_FORCE, from, null, true, by));
            expire();
        }
    }

    private void expire() {
        var to = by.announcement().validTo();
        if (to != null) {
            stand(EXPIRED, to);
        }
    }

    private @Nullable EdtfDate dated() {
        if (by.announcement().validFrom() == null) {
            undated = true;
        }
        return by.announcement().validFrom();
    }

    private void stand(String status, EdtfDate from) {
        legal.add(Claim.of(Claim.Layer.STANDING, status, from, null, false, by));
    }

    /// Unless it states the announced status itself.
    private void addAnnounced(String status) {
        var announcement = by.announcement();
        if (facts(announcement, "announced-status").findAny().isEmpty()) {
            announced.add(Claim.of(Claim.Layer.STANDING, status, announcement.announcedOn(), null, false, by));
        }
    }

    private Stream<Fact> facts(Announcement announcement, String property) {
        return announcement.facts().stream()
                .filter(fact -> fact.entity().equals(policy) && fact.property().equals(property));
    }

    private Claim of(Claim.Layer layer, Fact fact) {
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
