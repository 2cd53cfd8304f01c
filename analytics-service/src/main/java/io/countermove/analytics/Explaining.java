package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Why a number moved. The metric is computed anew at points on the way from one known time to another: first the days
/// pass, with what was known at the beginning; then what became known is let in, in its order.
final class Explaining {

    /// Of the points, how few belong to the days.
    private static final int SHARE_OF_DAYS = 4;

    private final Columns columns;
    private final Asked asked;
    private final AsOf from;
    private final AsOf to;
    private final int most;
    private final Map<Integer, Seen> days = new HashMap<>();
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private long withoutEffect;
    private int evaluations;

    /// @param most how many points between the ends are computed at most
    Explaining(Columns columns, Asked asked, AsOf from, AsOf to, int most) {
        this.columns = columns;
        this.asked = asked;
        this.from = from;
        this.to = to;
        this.most = most;
    }

    /// Reads the columns while nobody writes them.
    interface Columns {
        <T> T read(Function<ObservationColumns, T> read);
    }

    /// An answer, and the announcements behind it.
    record Seen(Answer answer, BitSet inputs) {

        Figure figure() {
            return Figure.of(answer);
        }
    }

    Explanation explain() {
        var then = see(from);
        var now = see(to);
        var aged =
                from.validAt().equals(to.validAt()) ? then : see(on(to.validAt().toEpochDay()));
        var changes = columns.read(all -> Changes.between(from, to, all));
        evaluations = 0;
        explainDays(then, aged);
        explainChanges(changes, aged, now);
        return columns.read(all -> Explanation.of(then, aged, now, changes, steps, withoutEffect, new Naming(all, to)));
    }

    private void explainDays(Seen then, Seen aged) {
        long first = from.validAt().toEpochDay();
        int size = (int) (to.validAt().toEpochDay() - first);
        days.put(0, then);
        days.put(size, aged);
        var stretches = Halving.of(
                size,
                then.figure(),
                aged.figure(),
                new BitSet(),
                most / SHARE_OF_DAYS,
                i -> seenOn(i).figure());
        for (var stretch : stretches) {
            var before = seenOn(stretch.from()).inputs();
            var after = seenOn(stretch.to()).inputs();
            if (stretch.moves() || !before.equals(after)) {
                var begin = from.validAt().plusDays(stretch.from()).toString();
                var end = from.validAt().plusDays(stretch.to()).toString();
                steps.add(columns.read(all -> {
                    var naming = new Naming(all, to);
                    var step = step("time", begin, end, stretch);
                    step.put("agedOut", naming.shown(Naming.without(before, after)));
                    step.put("agedIn", naming.shown(Naming.without(after, before)));
                    return step;
                }));
            }
        }
    }

    private void explainChanges(Changes changes, Seen aged, Seen now) {
        var inputs = (BitSet) aged.inputs().clone();
        inputs.or(now.inputs());
        var stretches = Halving.of(
                changes.moments(),
                aged.figure(),
                now.figure(),
                changes.concerning(inputs),
                most - evaluations,
                moment -> Figure.of(answer(known(changes.at(moment)))));
        for (var stretch : stretches) {
            var inside = changes.of(stretch.from(), stretch.to());
            if (stretch.moves() || stretch.marked() > 0) {
                var begin = stretch.from() == 0 ? from.knownAt() : changes.at(stretch.from());
                var end = changes.at(stretch.to());
                var step = step("announcements", Microseconds.format(begin), Microseconds.format(end), stretch);
                step.put("changes", Changes.count(inside));
                step.put("announcements", columns.read(all -> new Naming(all, to).shown(inside, inputs)));
                if (stretch.to() - stretch.from() > 1) {
                    step.put("explain", InputsLink.explaining(now.answer(), begin, end));
                }
                steps.add(step);
            } else {
                withoutEffect += inside.size();
            }
        }
    }

    private static Map<String, Object> step(String cause, String begin, String end, Halving.Stretch stretch) {
        return Draft.map(
                "cause",
                cause,
                "from",
                begin,
                "to",
                end,
                "before",
                stretch.before().toMap(),
                "after",
                stretch.after().toMap(),
                "effect",
                stretch.before().effect(stretch.after()));
    }

    private Seen seenOn(int day) {
        return days.computeIfAbsent(day, _ -> see(on(from.validAt().toEpochDay() + day)));
    }

    private AsOf on(long day) {
        return new AsOf(LocalDate.ofEpochDay(day), from.knownAt(), from.knownBy());
    }

    private AsOf known(Instant at) {
        return new AsOf(to.validAt(), at, to.knownBy());
    }

    private Answer answer(AsOf asOf) {
        evaluations++;
        return columns.read(all -> asked.at(asOf).find(all, asOf).answer());
    }

    private Seen see(AsOf asOf) {
        evaluations++;
        return columns.read(all -> {
            var finding = asked.at(asOf).find(all, asOf);
            return new Seen(finding.answer(), finding.announcements(all));
        });
    }
}
