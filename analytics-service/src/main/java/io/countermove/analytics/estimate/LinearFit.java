package io.countermove.analytics.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A straight line by least squares, with Student's interval of its slope.
///
/// @param error the standard error of the slope
/// @param r2 the share of the variance that the line explains
public record LinearFit(double slope, double intercept, Interval interval, double error, double r2, int n) {

    static final String METHOD = "least squares, Student's t";

    /// One value at a time.
    public record Point(double x, double y) implements Comparable<Point> {

        private static final Comparator<Point> ORDER =
                Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y);

        @Override
        public int compareTo(Point other) {
            return ORDER.compare(this, other);
        }
    }

    /// Needs three points at two places.
    public static LinearFit of(List<Point> points, double level) {
        int n = points.size();
        var x = new double[n];
        var y = new double[n];
        int i = 0;
        // In a fixed order: a sum depends on the order of what is added.
        for (var point : points.stream().sorted().toList()) {
            x[i] = point.x();
            y[i++] = point.y();
        }
        double meanX = Arrays.stream(x).sum() / n;
        double meanY = Arrays.stream(y).sum() / n;
        double sxx = products(x, meanX, x, meanX);
        double sxy = products(x, meanX, y, meanY);
        double syy = products(y, meanY, y, meanY);
        double slope = sxy / sxx;
        double intercept = meanY - slope * meanX;
        double left = 0;
        for (i = 0; i < n; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            left += residual * residual;
        }
        double error = Math.sqrt(left / (n - 2) / sxx);
        double reach = error * Quantiles.student(n - 2.0, level);
        var interval = new Interval(level, slope - reach, slope + reach, METHOD);
        return new LinearFit(slope, intercept, interval, error, syy == 0 ? 1 : 1 - left / syy, n);
    }

    private static double products(double[] a, double meanA, double[] b, double meanB) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum;
    }
}
