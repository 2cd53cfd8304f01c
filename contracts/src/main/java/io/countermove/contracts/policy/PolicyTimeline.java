package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The three statuses of a policy over valid time: in law, as announced, as enforced. A pure function of what was
/// announced, in any order. Periods stand in order and do not overlap; between them nothing is known.
///
/// @param undated announcements that would move the legal status if they said from when
public record PolicyTimeline(
        List<Period> legal, List<Period> announced, List<Period> enforcement, List<AnnouncementId> undated) {

    /// The names of the three statuses.
    public static final List<String> LAYERS = List.of("legal", "announced", "enforcement");

    public PolicyTimeline {
        legal = List.copyOf(legal);
        announced = List.copyOf(announced);
        enforcement = List.copyOf(enforcement);
        undated = List.copyOf(undated);
    }

    /// Folds the announcements, each in the revision that is known, that have the policy as `instrument` or state a
    /// fact about it; others are of no effect.
    public static PolicyTimeline fold(EntityId policy, List<PolicyAnnouncement> announcements) {
        return of(announcements.stream().map(by -> Claims.of(policy, by)).toList());
    }

    /// The same of what they claim of one policy.
    public static PolicyTimeline of(List<Claims> claims) {
        return new PolicyTimeline(
                periods(all(claims, each -> each.legal), PolicyTimeline::legal),
                periods(all(claims, each -> each.announced), PolicyTimeline::stated),
                periods(all(claims, each -> each.enforcement), PolicyTimeline::stated),
                claims.stream()
                        .filter(each -> each.undated)
                        .map(Claims::id)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static List<Claim> all(List<Claims> claims, Function<Claims, List<Claim>> layer) {
        var all = new ArrayList<Claim>();
        claims.forEach(each -> all.addAll(layer.apply(each)));
        return all;
    }

    /// The periods of a status, by its name.
    public List<Period> periods(String layer) {
        return switch (layer) {
            case "legal" -> legal;
            case "announced" -> announced;
            case "enforcement" -> enforcement;
            default -> throw new IllegalArgumentException(layer);
        };
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

    private static List<Period> periods(List<Claim> claims, Function<Covering, Optional<Claim>> standing) {
        var periods = new ArrayList<Period>();
        var covering = new Covering();
        var before = Optional.<Claim>empty();
        for (var boundary : boundaries(claims).entrySet()) {
            boundary.getValue().ending.forEach(covering::remove);
            boundary.getValue().beginning.forEach(covering::add);
            var winner = standing.apply(covering);
            if (!winner.map(Claim::status).equals(before.map(Claim::status))) {
                var date = turn(boundary.getKey(), before, winner).orElse(boundary.getValue().date);
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

    private static SortedMap<LocalDate, Boundary> boundaries(List<Claim> claims) {
        var boundaries = new TreeMap<LocalDate, Boundary>();
        for (var claim : claims) {
            var from = Boundary.at(boundaries, claim.from());
            if (claim.to() == null) {
                from.beginning.add(claim);
                continue;
            }
            var to = Boundary.at(boundaries, claim.to());
            if (claim.covers(claim.from().earliest())) {
                from.beginning.add(claim);
                to.ending.add(claim);
            }
        }
        return boundaries;
    }

    private static Optional<Claim> legal(Covering covering) {
        var byKind = covering.findBest(Claim.Layer.SUSPENSION).or(() -> covering.findBest(Claim.Layer.STANDING));
        return covering.findBest(Claim.Layer.OFFICIAL_FACT)
                .filter(fact -> byKind.isEmpty() || !byKind.get().beginsAfter(fact))
                .or(() -> byKind);
    }

    private static Optional<Claim> stated(Covering covering) {
        return covering.findBest(Claim.Layer.STANDING);
    }

    /// A day on which claims begin or end.
    private static final class Boundary {
        private final List<Claim> beginning = new ArrayList<>();
        private final List<Claim> ending = new ArrayList<>();
        private EdtfDate date;

        private Boundary(EdtfDate date) {
            this.date = date;
        }

        /// Dated as precisely as any claim dates it.
        static Boundary at(Map<LocalDate, Boundary> boundaries, EdtfDate date) {
            var boundary = boundaries.computeIfAbsent(date.earliest(), _ -> new Boundary(date));
            boundary.date = boundary.date.compareTo(date) <= 0 ? boundary.date : date;
            return boundary;
        }
    }
}
