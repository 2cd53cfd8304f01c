package io.countermove.contracts.policy;

import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Folds what is claimed of one policy, at one instant of known time after another: a status of which nothing else is
/// claimed than at the instant before is not folded again. The timeline of an instant is a function of its claims
/// alone.
public final class TimelineFold {
    private final Layer legal = new Layer(claims -> claims.legal, TimelineFold::legal);
    private final Layer announced = new Layer(claims -> claims.announced, TimelineFold::stated);
    private final Layer enforcement = new Layer(claims -> claims.enforcement, TimelineFold::stated);

    /// The timeline of those that are known.
    public PolicyTimeline at(List<Claims> known) {
        return new PolicyTimeline(
                legal.at(known),
                announced.at(known),
                enforcement.at(known),
                known.stream()
                        .filter(each -> each.undated)
                        .map(Claims::id)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /// One of the three statuses, as it was folded last.
    private static final class Layer {
        private final Function<Claims, List<Claim>> of;
        private final Function<Covering, Optional<Claim>> standing;
        private List<Claim> claims = List.of();
        private List<Period> periods = List.of();

        Layer(Function<Claims, List<Claim>> of, Function<Covering, Optional<Claim>> standing) {
            this.of = of;
            this.standing = standing;
        }

        List<Period> at(List<Claims> known) {
            var now = new ArrayList<Claim>();
            known.forEach(each -> now.addAll(of.apply(each)));
            if (!now.equals(claims)) {
                periods = periods(now, standing);
                claims = now;
            }
            return periods;
        }
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
