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
    /// Those among the ten highest when they came.
    TOP_10,
    ALL;

    private static final int TEN = 10;
    private static final Comparator<Measure> ORDER = Comparator.comparingDouble(Measure::middle)
            .thenComparingDouble(Measure::number)
            .thenComparingInt(Measure::earliest);

    List<Measure> among(List<Measure> measures) {
        var ordered = measures.stream().sorted(ORDER).toList();
        return switch (this) {
            case ALL -> ordered;
            case TOP_10 -> highest(ordered, TEN);
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
