package io.countermove.analytics;

import io.countermove.contracts.announcement.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Which points of a trend count.
public enum Selected implements Word {
    /// Those lower than all before them.
    RECORD_LOW,
    /// Those higher than all before them.
    RECORD_HIGH,
    /// Those among the ten highest at the end of their day.
    TOP_10,
    ALL;

    private static final int TEN = 10;
    private static final Comparator<Measure> DAY = Comparator.comparingDouble(Measure::middle);
    private static final Comparator<Measure> NUMBER = Comparator.comparingDouble(Measure::number);

    /// In the order of their days and numbers.
    ///
    /// @param ties the order of those alike
    List<Measure> among(List<Measure> measures, Comparator<Measure> ties) {
        var alike = Comparator.comparingInt(Measure::earliest).thenComparing(ties);
        var order = DAY.thenComparing(NUMBER).thenComparing(alike);
        var ordered = measures.stream().sorted(order).toList();
        return switch (this) {
            case ALL -> ordered;
            case TOP_10 -> {
                var highestFirst = DAY.thenComparing(NUMBER.reversed()).thenComparing(alike);
                yield highest(ordered.stream().sorted(highestFirst).toList(), TEN).stream()
                        .sorted(order)
                        .toList();
            }
            case RECORD_HIGH -> records(ordered, 1);
            case RECORD_LOW -> records(ordered, -1);
        };
    }

    // A day's best is the day's step.
    private static List<Measure> records(List<Measure> ordered, int sign) {
        var found = new ArrayList<Measure>();
        for (var measure : ordered) {
            if (found.isEmpty() || sign * (measure.number() - found.getLast().number()) > 0) {
                if (!found.isEmpty() && found.getLast().middle() == measure.middle()) {
                    found.removeLast();
                }
                found.add(measure);
            }
        }
        return found;
    }

    /// @param ordered by day, of one day the highest first, so that none makes room for a lower one
    private static List<Measure> highest(List<Measure> ordered, int most) {
        var found = new ArrayList<Measure>();
        var top = new PriorityQueue<Double>();
        for (var measure : ordered) {
            if (top.size() < most || measure.number() > top.peek()) {
                found.add(measure);
                top.add(measure.number());
                if (top.size() > most) {
                    top.poll();
                }
            }
        }
        return found;
    }
}
