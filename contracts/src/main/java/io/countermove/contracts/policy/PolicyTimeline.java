package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// The three statuses of a policy over valid time: in law, as announced, as enforced. A pure function of what was
/// announced, in any order. Periods stand in order and do not overlap; between them nothing is known.
///
/// @param undated announcements that would move the legal status if they said from when
public record PolicyTimeline(
        List<Period> legal, List<Period> announced, List<Period> enforcement, List<AnnouncementId> undated) {

    public PolicyTimeline {
        legal = List.copyOf(legal);
        announced = List.copyOf(announced);
        enforcement = List.copyOf(enforcement);
        undated = List.copyOf(undated);
    }

    /// Folds the announcements, each in the revision that is known, that have the policy as `instrument` or state a
    /// fact
    /// about it; others are of no effect.
    public static PolicyTimeline fold(EntityId policy, List<PolicyAnnouncement> announcements) {
        var claims = new Claims(policy, announcements);
        return new PolicyTimeline(
                periods(claims.legal, PolicyTimeline::legalOn),
                periods(claims.announced, PolicyTimeline::statedOn),
                periods(claims.enforcement, PolicyTimeline::statedOn),
                claims.undated.stream().map(PolicyAnnouncement::id).toList());
    }

    /// The period that covers the day.
    public static Optional<Period> find(List<Period> periods, LocalDate day) {
        return periods.stream().filter(period -> period.covers(day)).findFirst();
    }

    /// Whether it is in force in law on the day.
    public boolean isInForce(LocalDate day) {
        return find(legal, day)
                .filter(period -> period.status().equals(Claims.IN_FORCE))
                .isPresent();
    }

    private static List<Period> periods(List<Claim> claims, BiFunction<List<Claim>, LocalDate, Optional<Claim>> onDay) {
        var periods = new ArrayList<Period>();
        boundaries(claims).forEach((day, date) -> advance(periods, date, onDay.apply(claims, day)));
        return periods;
    }

    private static void advance(List<Period> periods, EdtfDate date, Optional<Claim> winner) {
        var open = Optional.ofNullable(periods.isEmpty() ? null : periods.getLast())
                .filter(last -> last.to() == null);
        if (open.isPresent()
                && winner.isPresent()
                && open.get().status().equals(winner.get().status())) {
            return;
        }
        open.ifPresent(last ->
                periods.set(periods.size() - 1, new Period(last.status(), last.from(), date, last.announcement())));
        winner.ifPresent(claim -> periods.add(new Period(claim.status(), date, null, claim.id())));
    }

    private static SortedMap<LocalDate, EdtfDate> boundaries(List<Claim> claims) {
        var boundaries = new TreeMap<LocalDate, EdtfDate>();
        for (var claim : claims) {
            boundaries.merge(claim.from().earliest(), claim.from(), PolicyTimeline::morePrecise);
            if (claim.to() != null) {
                boundaries.merge(claim.to().earliest(), claim.to(), PolicyTimeline::morePrecise);
            }
        }
        return boundaries;
    }

    private static EdtfDate morePrecise(EdtfDate one, EdtfDate other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Optional<Claim> legalOn(List<Claim> claims, LocalDate day) {
        var covering = covering(claims, day);
        var standing = best(covering, Claim.Layer.STANDING);
        var suspension = best(covering, Claim.Layer.SUSPENSION).filter(s -> !isEnded(s, covering));
        var byKind = suspension.or(() -> standing);
        return best(covering, Claim.Layer.OFFICIAL_FACT)
                .filter(fact -> byKind.isEmpty()
                        || !(byKind.get().official() && byKind.get().beginsAfter(fact)))
                .or(() -> byKind);
    }

    private static Optional<Claim> statedOn(List<Claim> claims, LocalDate day) {
        var covering = covering(claims, day);
        return best(covering, Claim.Layer.OFFICIAL_FACT).or(() -> best(covering, Claim.Layer.STANDING));
    }

    private static boolean isEnded(Claim suspension, List<Claim> covering) {
        return covering.stream()
                .anyMatch(claim -> claim.ends()
                        && claim.beginsAfter(suspension)
                        && !claim.announcedOn()
                                .earliest()
                                .isBefore(suspension.announcedOn().earliest()));
    }

    private static List<Claim> covering(List<Claim> claims, LocalDate day) {
        var covering = claims.stream().filter(claim -> claim.covers(day)).toList();
        var sure = covering.stream()
                .filter(claim -> claim.confidence() != Confidence.RUMOURED)
                .toList();
        return sure.isEmpty() ? covering : sure;
    }

    private static Optional<Claim> best(List<Claim> claims, Claim.Layer layer) {
        return claims.stream().filter(claim -> claim.layer() == layer).min(Claim.PRECEDENCE);
    }
}
