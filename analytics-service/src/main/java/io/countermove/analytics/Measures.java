package io.countermove.analytics;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// The numbers that the announcements known then state of one property, from the day on which they hold.
final class Measures {

    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Comparator<Measure> precedence;

    Measures(ObservationColumns columns, AsOf asOf) {
        this.columns = columns;
        this.asOf = asOf;
        this.precedence = Comparator.comparing(this::isRumour)
                .thenComparing(Measure::earliest, Comparator.reverseOrder())
                .thenComparing(this::sureness)
                .thenComparing(
                        measure -> columns.revisions().announcedOn().earliest(measure.row()), Comparator.reverseOrder())
                .thenComparing(measure -> columns.announcementOf(measure.row()))
                .thenComparingDouble(Measure::number);
    }

    /// Those of revisions and facts that are taken.
    List<Measure> of(String property, IntPredicate rows, IntPredicate facts) {
        int code = columns.code(property);
        var found = new ArrayList<Measure>();
        if (code == Dictionary.NONE) {
            return found;
        }
        long day = asOf.validAt().toEpochDay();
        for (int fact = 0; fact < columns.facts().size(); fact++) {
            if (columns.facts().property(fact) == code
                    && !Double.isNaN(columns.facts().number(fact))) {
                int row = columns.rowOf(fact);
                if (row >= 0 && columns.revisions().isKnown(row, asOf) && rows.test(row) && facts.test(fact)) {
                    var measure = measure(fact, row);
                    if (measure.earliest() <= day) {
                        found.add(measure);
                    }
                }
            }
        }
        return found;
    }

    private Measure measure(int fact, int row) {
        var dates = dates(fact, row);
        int place = dates == columns.facts().validFrom() ? fact : row;
        return new Measure(
                fact,
                row,
                columns.facts().entity(fact),
                columns.facts().number(fact),
                dates.earliest(place),
                dates.latest(place));
    }

    /// The first day on which a fact may hold.
    int from(int fact, int row) {
        var dates = dates(fact, row);
        return dates.earliest(dates == columns.facts().validFrom() ? fact : row);
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
            if (before == null || precedence.compare(measure, before) < 0) {
                best[measure.entity()] = measure;
            }
        }
        return Arrays.stream(best).filter(measure -> measure != null).toList();
    }

    Measure best(List<Measure> measures) {
        return Collections.min(measures, precedence);
    }

    boolean isRumour(Measure measure) {
        return sureness(measure) == Confidence.RUMOURED;
    }

    private Confidence sureness(Measure measure) {
        int stated = columns.facts().confidence(measure.fact());
        var word = columns.find(stated == Dictionary.NONE ? columns.revisions().confidence(measure.row()) : stated);
        return word == null ? Confidence.REPORTED : Word.parse(Confidence.class, word);
    }

    /// How many there are of each word.
    static NavigableMap<String, Long> count(List<Measure> measures, Function<Measure, String> word) {
        var counts = new TreeMap<String, Long>();
        measures.forEach(measure -> counts.merge(word.apply(measure), 1L, Long::sum));
        return counts;
    }
}
