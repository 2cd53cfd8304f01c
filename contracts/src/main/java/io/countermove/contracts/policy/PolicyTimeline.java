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
import java.util.function.Predicate;

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
        var before = Optional.<Claim>empty();
        for (var boundary : boundaries(claims).entrySet()) {
            var winner = onDay.apply(claims, boundary.getKey());
            if (!winner.map(Claim::status).equals(before.map(Claim::status))) {
                var date = turn(boundary.getKey(), before, winner).orElse(boundary.getValue());
                before.ifPresent(_ -> periods.add(periods.removeLast().endingAt(date)));
                winner.ifPresent(claim -> periods.add(new Period(claim.status(), date, null, claim.id())));
            }
            before = winner;
        }
        return periods;
    }

    /// The date of what begins on the day, else of what ends: no more exact than whoever is the evidence for it.
    private static Optional<EdtfDate> turn(LocalDate day, Optional<Claim> before, Optional<Claim> winner) {
        return winner.map(Claim::from)
                .filter(date -> date.earliest().equals(day))
                .or(() -> before.map(Claim::to).filter(date -> date.earliest().equals(day)));
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
        var candidates = candidates(claims, day);
        var byKind = best(candidates, claim -> claim.layer() == Claim.Layer.SUSPENSION && !isEnded(claim, candidates))
                .or(() -> best(candidates, claim -> claim.layer() == Claim.Layer.STANDING));
        return best(candidates, claim -> claim.layer() == Claim.Layer.OFFICIAL_FACT)
                .filter(fact -> byKind.isEmpty() || !byKind.get().beginsAfter(fact))
                .or(() -> byKind);
    }

    private static Optional<Claim> statedOn(List<Claim> claims, LocalDate day) {
        return best(candidates(claims, day), _ -> true);
    }

    private static boolean isEnded(Claim suspension, List<Claim> candidates) {
        return candidates.stream()
                .anyMatch(claim -> claim.ends()
                        && claim.beginsAfter(suspension)
                        && !claim.announcedOn()
                                .earliest()
                                .isBefore(suspension.announcedOn().earliest()));
    }

    /// A rumoured claim never stands over a surer one, nor one that is not official over one that is.
    private static List<Claim> candidates(List<Claim> claims, LocalDate day) {
        var covering = claims.stream().filter(claim -> claim.covers(day)).toList();
        var sure = preferring(covering, claim -> claim.confidence() != Confidence.RUMOURED);
        return preferring(sure, Claim::official);
    }

    private static List<Claim> preferring(List<Claim> claims, Predicate<Claim> preference) {
        var preferred = claims.stream().filter(preference).toList();
        return preferred.isEmpty() ? claims : preferred;
    }

    private static Optional<Claim> best(List<Claim> claims, Predicate<Claim> which) {
        return claims.stream().filter(which).min(Claim.PRECEDENCE);
    }
}
