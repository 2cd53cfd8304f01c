package io.countermove.analytics.estimate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long it takes until something happens, where of some it is only known that it had not happened yet: the product
/// limit (Kaplan and Meier 1958), with Greenwood's error on the log-log scale, as R's `survfit(conf.type = "log-log")`.
///
/// @param median null where it is not reached
public record KaplanMeier(List<Step> steps, @Nullable Double median, Interval interval, int n, int events) {

    static final String METHOD = "log-log Greenwood";

    // Sums of products end near a half where they should end on it.
    private static final double TOLERANCE = 1.4901161193847656e-8;

    /// A time in days, and whether it ended with the event or was cut off.
    public record Spell(double days, boolean ended) {}

    /// The share that still waits after a time at which events came.
    ///
    /// @param low null where the error cannot be given
    public record Step(
            double days,
            int atRisk,
            int events,
            double waiting,
            @Nullable Double low,
            @Nullable Double high) {}

    public static KaplanMeier of(List<Spell> spells, double level) {
        var days = spells.stream().mapToDouble(Spell::days).sorted().toArray();
        var ends = spells.stream()
                .filter(Spell::ended)
                .mapToDouble(Spell::days)
                .sorted()
                .toArray();
        var steps = steps(days, ends, Quantiles.normal(level));
        double last = days.length == 0 ? 0 : days[days.length - 1];
        var low = crossing(steps, last, Bound.LOW);
        var high = crossing(steps, last, Bound.HIGH);
        int events = steps.stream().mapToInt(Step::events).sum();
        var interval = new Interval(level, low, high, METHOD);
        return new KaplanMeier(steps, crossing(steps, last, Bound.NONE), interval, days.length, events);
    }

    /// @param days of all, in order
    /// @param ends of those that ended with the event, in order
    private static List<Step> steps(double[] days, double[] ends, double reach) {
        var steps = new ArrayList<Step>();
        double waiting = 1;
        double greenwood = 0;
        int before = 0;
        for (int i = 0; i < ends.length; ) {
            double end = ends[i];
            int first = i;
            while (i < ends.length && ends[i] == end) {
                i++;
            }
            while (days[before] < end) {
                before++;
            }
            int events = i - first;
            int atRisk = days.length - before;
            waiting *= (double) (atRisk - events) / atRisk;
            greenwood += (double) events / ((double) atRisk * (atRisk - events));
            steps.add(step(end, atRisk, events, waiting, reach * Math.sqrt(greenwood)));
        }
        return List.copyOf(steps);
    }

    private static Step step(double days, int atRisk, int events, double waiting, double error) {
        if (waiting == 0) {
            return new Step(days, atRisk, events, 0, null, null);
        }
        double width = Math.exp(error / -Math.log(waiting));
        return new Step(days, atRisk, events, waiting, Math.pow(waiting, width), Math.pow(waiting, 1 / width));
    }

    private enum Bound {
        NONE,
        LOW,
        HIGH;

        /// The share of which the half is looked for: the lower curve reaches it first.
        @Nullable
        Double of(Step step) {
            return switch (this) {
                case NONE -> (Double) step.waiting();
                case LOW -> step.low();
                case HIGH -> step.high();
            };
        }
    }

    // Where a curve stays at exactly a half, the middle of that stretch.
    private static @Nullable Double crossing(List<Step> steps, double last, Bound bound) {
        for (int i = 0; i < steps.size(); i++) {
            var share = bound.of(steps.get(i));
            if (share != null && share < 0.5 + TOLERANCE) {
                double days = steps.get(i).days();
                boolean stays = share > 0.5 - TOLERANCE;
                double until = i + 1 < steps.size() ? steps.get(i + 1).days() : last;
                return stays ? (days + until) / 2 : days;
            }
        }
        return null;
    }
}
