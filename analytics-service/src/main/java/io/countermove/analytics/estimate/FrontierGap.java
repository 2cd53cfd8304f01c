package io.countermove.analytics.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one side's best scores lie behind another's, in days. There is no one such number: each definition is
/// another question, and all are answered from the same frontiers.
public final class FrontierGap {

    private static final int LEVELS = 100;

    private final Scored[] models;
    private final int asOf;
    private final int[] followers;
    private final Frontier leader;
    private final Frontier follower;

    /// A model with its day (since 1970) and score; one of both sides counts for both.
    public record Scored(int day, double score, boolean leads, boolean follows) {

        private static final Comparator<Scored> ORDER = Comparator.comparingInt(Scored::day)
                .thenComparingDouble(Scored::score)
                .thenComparing(Scored::leads)
                .thenComparing(Scored::follows);
    }

    /// Lags over days, releases or levels.
    public record Lags(double mean, double least, double greatest, double last, int n) {}

    /// A step of the leader's frontier.
    ///
    /// @param matchedOn the day on which the follower reached its score; null: not yet
    public record Step(int day, double score, @Nullable Integer matchedOn) {}

    /// The days from `first` to `last` on which the follower's best was one score; on each the backward lag is the day
    /// less `leaderOn`.
    ///
    /// @param leaderOn the first day on which the leader had at least that score; null: never
    public record Stretch(
            int first, int last, double score, @Nullable Integer leaderOn) {}

    /// @param asOf the last day that is looked at
    public FrontierGap(List<Scored> models, int asOf) {
        this(
                models.stream()
                        .filter(model -> model.day() <= asOf)
                        .sorted(Scored.ORDER)
                        .toArray(Scored[]::new),
                null,
                asOf);
    }

    private FrontierGap(Scored[] ordered, int @Nullable [] times, int asOf) {
        this.models = ordered;
        this.asOf = asOf;
        this.leader = Frontier.of(ordered, times(ordered, times, true));
        this.followers = times(ordered, times, false);
        this.follower = Frontier.of(ordered, followers);
    }

    private static int[] times(Scored[] ordered, int @Nullable [] times, boolean leads) {
        var counted = new int[ordered.length];
        for (int i = 0; i < ordered.length; i++) {
            boolean counts = leads ? ordered[i].leads() : ordered[i].follows();
            counted[i] = counts ? (times == null ? 1 : times[i]) : 0;
        }
        return counted;
    }

    /// The same models, each as often as it was drawn.
    FrontierGap redrawn(int[] times) {
        return new FrontierGap(models, times, asOf);
    }

    int size() {
        return models.length;
    }

    /// Whether both sides have a model.
    public boolean isDefined() {
        return leader.steps() > 0 && follower.steps() > 0;
    }

    /// Whether the follower has a score that the leader never had: it is no follower there.
    public boolean isOvertaken() {
        return isDefined() && follower.highest() > leader.highest();
    }

    /// The steps of the leader from a day on, and when the follower reached each score less `delta`.
    public List<Step> steps(int from, double delta) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < leader.steps(); i++) {
            if (leader.day(i) >= from) {
                int match = follower.reaching(leader.score(i) - delta);
                var day = match < follower.steps() ? (Integer) follower.day(match) : null;
                steps.add(new Step(leader.day(i), leader.score(i), day));
            }
        }
        return steps;
    }

    /// *catch-up*: how long until a step is matched; what was matched before it came took no time.
    public KaplanMeier catchUp(int from, double delta, double level) {
        var spells = steps(from, delta).stream()
                .map(step -> step.matchedOn() == null
                        ? new KaplanMeier.Spell((double) asOf - step.day(), false)
                        : new KaplanMeier.Spell(Math.max(0, step.matchedOn() - step.day()), true))
                .toList();
        return KaplanMeier.of(spells, level);
    }

    /// The days on which the follower has a model, from a day on.
    public List<Stretch> stretches(int from) {
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < follower.steps(); i++) {
            int first = Math.max(from, follower.day(i));
            int last = i + 1 < follower.steps() ? follower.day(i + 1) - 1 : asOf;
            if (first <= last) {
                int reached = leader.reaching(follower.score(i));
                var day = reached < leader.steps() ? (Integer) leader.day(reached) : null;
                stretches.add(new Stretch(first, last, follower.score(i), day));
            }
        }
        return stretches;
    }

    /// *daily-mean*: on each day on which the follower has a model, how long ago the leader first had its best score.
    public @Nullable Lags dailyMean(int from) {
        var lags = new Sum();
        for (var stretch : stretches(from)) {
            if (stretch.leaderOn() == null) {
                return null;
            }
            lags.addDays(stretch.first() - stretch.leaderOn(), stretch.last() - stretch.first() + 1);
        }
        return lags.found();
    }

    /// *at-release*: the same lag at each model with which the follower beat its best of the days before.
    public @Nullable Lags atRelease(int from) {
        var lags = new Sum();
        for (int i = 0; i < models.length; i++) {
            var model = models[i];
            if (followers[i] > 0 && model.day() >= from && model.score() > follower.bestBefore(model.day())) {
                int reached = leader.reaching(model.score());
                if (reached == leader.steps()) {
                    return null;
                }
                for (int time = 0; time < followers[i]; time++) {
                    lags.addDays(model.day() - leader.day(reached), 1);
                }
            }
        }
        return lags.found();
    }

    /// *score-levels*: over 100 levels that both sides passed, the follower's first day less the leader's.
    public @Nullable Lags scoreLevels() {
        double low = Math.max(leader.lowest(), follower.lowest());
        double high = Math.min(leader.highest(), follower.highest());
        if (low > high) {
            return null;
        }
        var lags = new Sum();
        for (int i = 0; i < LEVELS; i++) {
            double level = i == LEVELS - 1 ? high : low + (high - low) * i / (LEVELS - 1);
            lags.addDays(follower.day(follower.reaching(level)) - leader.day(leader.reaching(level)), 1);
        }
        return lags.found();
    }

    /// Whole days are summed exactly.
    private static final class Sum {

        private long sum;
        private int n;
        private int least = Integer.MAX_VALUE;
        private int greatest = Integer.MIN_VALUE;
        private int last;

        /// A run of days on each of which the lag is one greater than on the day before.
        void addDays(int first, int days) {
            if (days > 0) {
                last = first + days - 1;
                sum += (long) days * (first + last) / 2;
                n += days;
                least = Math.min(least, first);
                greatest = Math.max(greatest, last);
            }
        }

        @Nullable
        Lags found() {
            return n == 0 ? null : new Lags((double) sum / n, least, greatest, last, n);
        }
    }
}
