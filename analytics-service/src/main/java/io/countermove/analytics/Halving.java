package io.countermove.analytics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/// Finds with few evaluations where along a path a number moved. The stretch with the largest effect is cut first: so
/// that a marked point comes to stand alone, else in the middle.
final class Halving {

    private static final Comparator<Stretch> LARGEST_FIRST = Comparator.comparingDouble(Stretch::weight)
            .reversed()
            .thenComparing(Comparator.comparingInt(Stretch::marked).reversed())
            .thenComparingInt(Stretch::from);

    private final BitSet marks;
    private final IntFunction<Figure> figures;
    private final PriorityQueue<Stretch> open = new PriorityQueue<>(LARGEST_FIRST);
    private final List<Stretch> done = new ArrayList<>();
    private int left;

    private Halving(BitSet marks, IntFunction<Figure> figures, int most) {
        this.marks = marks;
        this.figures = figures;
        this.left = most;
    }

    /// The points after `from` up to `to`, with the number before and after them.
    ///
    /// @param marked how many of them are marked
    record Stretch(int from, int to, Figure before, Figure after, int marked) {

        boolean moves() {
            return before.differs(after);
        }

        private double weight() {
            if (!moves()) {
                return 0;
            }
            var effect = before.effect(after);
            return effect == null || before.status() != after.status()
                    ? Double.POSITIVE_INFINITY
                    : Math.abs(effect.doubleValue());
        }

        private boolean isDivisible() {
            return to - from > 1 && (moves() || marked > 0);
        }
    }

    /// The stretches in their order; together they are the path.
    ///
    /// @param size how many points follow the first
    /// @param figures the number at a point, from 1 to `size` - 1
    /// @param most how many of these are asked for
    static List<Stretch> of(int size, Figure first, Figure last, BitSet marks, int most, IntFunction<Figure> figures) {
        var halving = new Halving(marks, figures, most);
        return size == 0 ? List.of() : halving.cut(halving.stretch(0, size, first, last));
    }

    private List<Stretch> cut(Stretch whole) {
        open.add(whole);
        while (!open.isEmpty()) {
            var stretch = open.remove();
            if (left > 0 && stretch.isDivisible()) {
                divide(stretch);
            } else {
                done.add(stretch);
            }
        }
        done.sort(Comparator.comparingInt(Stretch::from));
        return List.copyOf(done);
    }

    private void divide(Stretch stretch) {
        int place = place(stretch);
        var figure = figures.apply(place);
        left--;
        open.add(stretch(stretch.from(), place, stretch.before(), figure));
        open.add(stretch(place, stretch.to(), figure, stretch.after()));
    }

    private int place(Stretch stretch) {
        if (stretch.marked() == 0) {
            return (stretch.from() + stretch.to()) >>> 1;
        }
        int mark = stretch.from();
        for (int i = 0; i <= stretch.marked() / 2; i++) {
            mark = marks.nextSetBit(mark + 1);
        }
        return mark - 1 > stretch.from() ? mark - 1 : mark;
    }

    private Stretch stretch(int from, int to, Figure before, Figure after) {
        return new Stretch(from, to, before, after, marks.get(from + 1, to + 1).cardinality());
    }
}
