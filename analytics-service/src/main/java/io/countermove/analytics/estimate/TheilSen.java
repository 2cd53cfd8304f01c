package io.countermove.analytics.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The slope that outliers do not move: the median over all pairs of points (Theil 1950), with Sen's interval (1968),
/// as `scipy.stats.theilslopes`.
public record TheilSen(double slope, Interval interval, int n) {

    static final String METHOD = "Theil–Sen (Sen 1968)";

    /// More points have more pairs than an answer can wait for.
    public static final int MOST = 800;

    /// Needs points at two places, and at most `MOST`.
    public static TheilSen of(List<LinearFit.Point> points, double level) {
        var ordered = points.stream().sorted().toList();
        var slopes = slopes(ordered);
        double rankError = Quantiles.normal(level) * Math.sqrt(variance(ordered));
        int upper = Math.min((int) Math.rint((slopes.length + rankError) / 2), slopes.length - 1);
        int lower = Math.max((int) Math.rint((slopes.length - rankError) / 2) - 1, 0);
        var interval = new Interval(level, slopes[lower], slopes[upper], METHOD);
        return new TheilSen(Medians.ofSorted(slopes), interval, ordered.size());
    }

    private static double[] slopes(List<LinearFit.Point> ordered) {
        int n = ordered.size();
        var slopes = new double[n * (n - 1) / 2];
        int found = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double run = ordered.get(j).x() - ordered.get(i).x();
                if (run > 0) {
                    slopes[found++] = (ordered.get(j).y() - ordered.get(i).y()) / run;
                }
            }
        }
        var sorted = Arrays.copyOf(slopes, found);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double variance(List<LinearFit.Point> points) {
        double n = points.size();
        return (n * (n - 1) * (2 * n + 5)
                        - ties(points.stream()
                                .mapToDouble(LinearFit.Point::x)
                                .sorted()
                                .toArray())
                        - ties(points.stream()
                                .mapToDouble(LinearFit.Point::y)
                                .sorted()
                                .toArray()))
                / 18;
    }

    private static double ties(double[] sorted) {
        var starts = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .toArray();
        double sum = 0;
        for (int i = 0; i < starts.length; i++) {
            double k = (i + 1 < starts.length ? starts[i + 1] : sorted.length) - starts[i];
            sum += k * (k - 1) * (2 * k + 5);
        }
        return sum;
    }
}
