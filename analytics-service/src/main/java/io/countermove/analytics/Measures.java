package io.countermove.analytics;

import io.countermove.contracts.announcement.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The numbers that the announcements known then state of one property, from the day on which they hold. What only
/// reports another announcement once more states none.
final class Measures {

    private final ObservationColumns columns;
    private final AsOf asOf;
    private final IntPredicate known;
    private final Map<Integer, Confidence> confidences;
    private final Originals originals;

    Measures(ObservationColumns columns, AsOf asOf) {
        this.columns = columns;
        this.asOf = asOf;
        this.known = columns.known(asOf);
        this.originals = new Originals(columns.revisions());
        this.confidences = Arrays.stream(Confidence.values())
                .filter(confidence -> columns.code(confidence.word()) != Dictionary.NONE)
                .collect(Collectors.toMap(confidence -> columns.code(confidence.word()), confidence -> confidence));
    }

    /// Those that begin on the day or later; all where it is null.
    static List<Measure> since(@Nullable LocalDate day, List<Measure> measures) {
        return day == null
                ? measures
                : measures.stream()
                        .filter(measure -> measure.earliest() >= day.toEpochDay())
                        .toList();
    }

    /// Those of revisions and facts that are taken.
    List<Measure> of(String property, IntPredicate rows, IntPredicate facts) {
        int code = columns.code(property);
        var found = new ArrayList<Measure>();
        long day = asOf.validAt().toEpochDay();
        var stated = columns.facts().of(code);
        for (int fact = stated.nextSetBit(0); fact >= 0; fact = stated.nextSetBit(fact + 1)) {
            if (!Double.isNaN(columns.facts().number(fact))) {
                int row = columns.rowOf(fact);
                if (row >= 0 && known.test(row) && rows.test(row) && facts.test(fact)) {
                    var measure = measure(fact, row);
                    if (measure.earliest() <= day && isCounted(row)) {
                        found.add(measure);
                    }
                }
            }
        }
        return found;
    }

    /// Each fact known then that states the property, be it no number, and holds by the day.
    void each(String property, FactVisitor visitor) {
        int code = columns.code(property);
        var stated = columns.facts().of(code);
        for (int fact = stated.nextSetBit(0); fact >= 0; fact = stated.nextSetBit(fact + 1)) {
            int row = columns.rowOf(fact);
            if (row >= 0
                    && known.test(row)
                    && days(fact, row).earliest() <= asOf.validAt().toEpochDay()
                    && isCounted(row)) {
                visitor.visit(fact, row);
            }
        }
    }

    /// Whether it does not only report another.
    boolean isCounted(int row) {
        return originals.takes(row);
    }

    /// How many of those taken were left out, so far, since they only report another.
    long leftOut(IntPredicate rows) {
        return originals.leftOut(rows);
    }

    /// Takes a fact and the row of the revision that states it.
    interface FactVisitor {
        void visit(int fact, int row);
    }

    /// What a fact states from its days on; NaN where that is no number.
    Measure measure(int fact, int row) {
        var days = days(fact, row);
        return new Measure(
                fact, row, columns.facts().entity(fact), columns.facts().number(fact), days.earliest(), days.latest());
    }

    /// The days between which a fact began to hold.
    Span days(int fact, int row) {
        var dates = dates(fact, row);
        int place = dates == columns.facts().validFrom() ? fact : row;
        return new Span(dates.earliest(place), dates.latest(place));
    }

    private Dates dates(int fact, int row) {
        if (columns.facts().validFrom().earliest(fact) != Dates.UNKNOWN) {
            return columns.facts().validFrom();
        }
        return columns.revisions().validFrom().earliest(row) != Dates.UNKNOWN
                ? columns.revisions().validFrom()
                : columns.revisions().announcedOn();
    }

    /// Of several for one entity the one that stands: a rumour never before what is surer, then the latest, the surest,
    /// the latest announced, the lowest id. In the order of the entities' codes.
    List<Measure> standing(List<Measure> measures) {
        var best = new Measure[columns.words()];
        for (var measure : measures) {
            var before = best[measure.entity()];
            if (before == null || compare(measure, before) < 0) {
                best[measure.entity()] = measure;
            }
        }
        return Arrays.stream(best).filter(measure -> measure != null).toList();
    }

    /// Of one entity the one that stands.
    Measure best(Collection<Measure> measures) {
        return Collections.min(measures, this::compare);
    }

    /// Of such of one entity each, an order that does not depend on which came first.
    Comparator<Measure> byName() {
        return Comparator.comparing((Measure measure) -> columns.text(measure.entity()))
                .thenComparing(measure -> columns.announcementOf(measure.row()));
    }

    private int compare(Measure one, Measure other) {
        int order = Boolean.compare(isRumour(one), isRumour(other));
        order = order != 0 ? order : Integer.compare(other.earliest(), one.earliest());
        order = order != 0 ? order : sureness(one).compareTo(sureness(other));
        var announced = columns.revisions().announcedOn();
        order = order != 0 ? order : Integer.compare(announced.earliest(other.row()), announced.earliest(one.row()));
        order = order != 0 ? order : columns.announcementOf(one.row()).compareTo(columns.announcementOf(other.row()));
        return order != 0 ? order : Double.compare(one.number(), other.number());
    }

    boolean isRumour(Measure measure) {
        return isRumour(measure.fact(), measure.row());
    }

    boolean isRumour(int fact, int row) {
        return sureness(fact, row) == Confidence.RUMOURED;
    }

    private Confidence sureness(Measure measure) {
        return sureness(measure.fact(), measure.row());
    }

    private Confidence sureness(int fact, int row) {
        int stated = columns.facts().confidence(fact);
        int code = stated == Dictionary.NONE ? columns.revisions().confidence(row) : stated;
        return code == Dictionary.NONE ? Confidence.REPORTED : confidences.getOrDefault(code, Confidence.REPORTED);
    }

    /// How many there are of each word.
    static NavigableMap<String, Long> count(List<Measure> measures, Function<Measure, String> word) {
        var counts = new TreeMap<String, Long>();
        measures.forEach(measure -> counts.merge(word.apply(measure), 1L, Long::sum));
        return counts;
    }
}
