package io.countermove.contracts.policy;

import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folds what is claimed of one policy, at one instant of known time after another. What has to be sorted is sorted
/// once, and a status of which nothing else is claimed than at the instant before is not folded again. The timeline of
/// an instant is a function of its claims alone.
public final class TimelineFold {
    private final List<Claims> all;
    private final Layer legal;
    private final Layer announced;
    private final Layer enforcement;

    /// @param all what is claimed at any of the instants
    public TimelineFold(List<Claims> all) {
        this.all = List.copyOf(all);
        legal = new Layer(all.stream().map(claims -> claims.legal).toList(), Covering::bestInLaw);
        announced = new Layer(all.stream().map(claims -> claims.announced).toList(), Covering::bestStated);
        enforcement = new Layer(all.stream().map(claims -> claims.enforcement).toList(), Covering::bestStated);
    }

    /// The timeline of all.
    public PolicyTimeline ofAll() {
        var known = new BitSet();
        known.set(0, all.size());
        return at(known);
    }

    /// The timeline of those that are known.
    ///
    /// @param known their places
    public PolicyTimeline at(BitSet known) {
        return new PolicyTimeline(
                legal.at(known),
                announced.at(known),
                enforcement.at(known),
                IntStream.range(0, all.size())
                        .filter(place -> all.get(place).undated && known.get(place))
                        .mapToObj(place -> all.get(place).id())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /// A date at which a claim may begin or end.
    ///
    /// @param claim its place in the order of precedence
    private record Boundary(LocalDate day, EdtfDate date, int claim, Turn turn) {
        /// What ends is gone before what begins is there.
        private enum Turn {
            ENDS,
            BEGINS,
            /// Of a claim that covers no day.
            NONE
        }

        private static final Comparator<Boundary> ORDER =
                Comparator.comparing(Boundary::day).thenComparing(Boundary::turn);

        static Stream<Boundary> of(Claim claim, int place) {
            var to = claim.to();
            boolean covers = claim.covers(claim.from().earliest());
            var from = at(claim.from(), place, covers ? Turn.BEGINS : Turn.NONE);
            return to == null ? Stream.of(from) : Stream.of(from, at(to, place, covers ? Turn.ENDS : Turn.NONE));
        }

        private static Boundary at(EdtfDate date, int place, Turn turn) {
            return new Boundary(date.earliest(), date, place, turn);
        }

        /// The more precise of two dates of the same day.
        static EdtfDate sharper(@Nullable EdtfDate one, EdtfDate other) {
            if (one == null) {
                return other;
            }
            int order = one.compareTo(other);
            return order < 0 || (order == 0 && one.text().compareTo(other.text()) <= 0) ? one : other;
        }
    }

    /// One of the three statuses, or whether something is a target, as it was folded last.
    static final class Layer {
        private static final Comparator<Claim> ORDER =
                Claim.PRECEDENCE.thenComparing(Claim::to, Comparator.nullsFirst(Comparator.comparing(EdtfDate::text)));

        /// The best first, each once.
        private final List<Claim> claims;
        /// By what claims them.
        private final List<int[]> places;
        private final List<Boundary> boundaries;
        private final Covering covering;
        private final ToIntFunction<Covering> standing;
        private @Nullable BitSet last;
        private List<Period> periods = List.of();

        /// @param all what each announcement claims
        Layer(List<List<Claim>> all, ToIntFunction<Covering> standing) {
            this.standing = standing;
            claims = all.stream().flatMap(List::stream).distinct().sorted(ORDER).toList();
            var byClaim = new HashMap<Claim, Integer>();
            claims.forEach(claim -> byClaim.put(claim, byClaim.size()));
            places = all.stream()
                    .map(each -> each.stream()
                            .mapToInt(claim -> Objects.requireNonNull(byClaim.get(claim)))
                            .toArray())
                    .toList();
            boundaries = claims.stream()
                    .flatMap(claim -> Boundary.of(claim, Objects.requireNonNull(byClaim.get(claim))))
                    .sorted(Boundary.ORDER)
                    .toList();
            covering = new Covering(claims);
        }

        List<Period> at(BitSet known) {
            var now = new BitSet();
            for (int each = known.nextSetBit(0); each >= 0; each = known.nextSetBit(each + 1)) {
                for (int place : places.get(each)) {
                    now.set(place);
                }
            }
            if (!now.equals(last)) {
                periods = new Sweep(claims, covering).periods(boundaries, now, standing);
                last = now;
            }
            return periods;
        }
    }

    /// Goes through the days of what is claimed, one after the other.
    private record Sweep(List<Claim> claims, Covering covering) {

        List<Period> periods(List<Boundary> boundaries, BitSet known, ToIntFunction<Covering> standing) {
            var periods = new ArrayList<Period>();
            covering.clear();
            Claim before = null;
            int next = 0;
            while (next < boundaries.size()) {
                var day = boundaries.get(next).day();
                EdtfDate date = null;
                for (; next < boundaries.size() && boundaries.get(next).day().equals(day); next++) {
                    var boundary = boundaries.get(next);
                    if (known.get(boundary.claim())) {
                        date = Boundary.sharper(date, boundary.date());
                        pass(boundary);
                    }
                }
                if (date != null) {
                    var winner = find(standing.applyAsInt(covering));
                    if (!Objects.equals(status(winner), status(before))) {
                        var turn = turn(day, before, winner, date);
                        if (before != null) {
                            periods.add(periods.removeLast().endingAt(turn));
                        }
                        if (winner != null) {
                            periods.add(new Period(winner.status(), turn, null, winner.id()));
                        }
                    }
                    before = winner;
                }
            }
            return List.copyOf(periods);
        }

        private void pass(Boundary boundary) {
            switch (boundary.turn()) {
                case ENDS -> covering.remove(boundary.claim());
                case BEGINS -> covering.add(boundary.claim());
                case NONE -> {}
            }
        }

        private @Nullable Claim find(int place) {
            return place == Covering.NONE ? null : claims.get(place);
        }

        private static @Nullable String status(@Nullable Claim claim) {
            return claim == null ? null : claim.status();
        }

        /// The date of what begins on the day, else of what ends: no more exact than whoever is the evidence for it.
        private static EdtfDate turn(LocalDate day, @Nullable Claim before, @Nullable Claim winner, EdtfDate sharpest) {
            if (winner != null && winner.from().earliest().equals(day)) {
                return winner.from();
            }
            var to = before == null ? null : before.to();
            return to != null && to.earliest().equals(day) ? to : sharpest;
        }
    }
}
