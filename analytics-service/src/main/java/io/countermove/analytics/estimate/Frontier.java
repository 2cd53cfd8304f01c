package io.countermove.analytics.estimate;

import java.util.Arrays;

/// The best scores so far: each day that beat all days before it, with its best score. Both rise.
final class Frontier {

    private final int[] days;
    private final double[] scores;
    private final double lowest;

    private Frontier(int[] days, double[] scores, double lowest) {
        this.days = days;
        this.scores = scores;
        this.lowest = lowest;
    }

    /// @param ordered by day
    /// @param times how often each counts; not at all with 0
    static Frontier of(FrontierGap.Scored[] ordered, int[] times) {
        var days = new int[ordered.length];
        var scores = new double[ordered.length];
        double lowest = Double.POSITIVE_INFINITY;
        int size = 0;
        for (int i = 0; i < ordered.length; i++) {
            var model = ordered[i];
            lowest = times[i] > 0 ? Math.min(lowest, model.score()) : lowest;
            if (times[i] > 0 && (size == 0 || model.score() > scores[size - 1])) {
                size += size > 0 && days[size - 1] == model.day() ? 0 : 1;
                days[size - 1] = model.day();
                scores[size - 1] = model.score();
            }
        }
        return new Frontier(Arrays.copyOf(days, size), Arrays.copyOf(scores, size), lowest);
    }

    int steps() {
        return days.length;
    }

    int day(int step) {
        return days[step];
    }

    double score(int step) {
        return scores[step];
    }

    /// Of all, not only of the steps.
    double lowest() {
        return lowest;
    }

    double highest() {
        return scores[scores.length - 1];
    }

    /// Negative infinity before the first step.
    double bestBefore(int day) {
        int found = Arrays.binarySearch(days, day);
        int step = (found >= 0 ? found : -found - 1) - 1;
        return step < 0 ? Double.NEGATIVE_INFINITY : scores[step];
    }

    /// The step that first reaches the score, or the number of steps.
    int reaching(double score) {
        int found = Arrays.binarySearch(scores, score);
        return found >= 0 ? found : -found - 1;
    }
}
