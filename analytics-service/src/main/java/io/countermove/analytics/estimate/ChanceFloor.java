package io.countermove.analytics.estimate;

/// How likely two things come together exactly that often by chance, quickly: with the hypergeometric distribution's
/// logarithms of factorials. Fisher's p is never less; so who is too likely here need not be tested.
public final class ChanceFloor {

    /// More than what rounding can add.
    private static final double SURELY = 1 - 1e-6;

    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private final int all;
    private final double ofAll;
    private final double[] factorials;
    private final double[] others;

    /// @param all how many there are
    /// @param most how many the most frequent thing is in
    public ChanceFloor(int all, int most) {
        this.all = all;
        this.ofAll = logFactorial(all);
        this.factorials = new double[most + 1];
        this.others = new double[most + 1];
        for (int n = 0; n <= most; n++) {
            factorials[n] = n < 2 ? 0 : factorials[n - 1] + Math.log(n);
            others[n] = logFactorial(all - n);
        }
    }

    /// A number that is not above the p of [Association].
    public double of(int first, int second, int both) {
        double log = factorials[first]
                + others[first]
                + factorials[second]
                + others[second]
                - ofAll
                - factorials[both]
                - factorials[first - both]
                - factorials[second - both]
                - logFactorial(all - first - second + both);
        return SURELY * Math.exp(log);
    }

    /// Stirling's series.
    private static double logFactorial(int n) {
        if (n < 16) {
            double log = 0;
            for (int i = 2; i <= n; i++) {
                log += Math.log(i);
            }
            return log;
        }
        double x = n;
        return (x + 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + 1 / (12 * x) - 1 / (360 * x * x * x);
    }
}
