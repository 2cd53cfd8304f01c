package io.countermove.analytics.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Quantiles by the tail that is asked for. The library's solver stops at an absolute 1e-9, which is coarse for small
/// quantiles: two Newton steps follow.
final class Quantiles {

    private static final int STEPS = 2;

    private Quantiles() {}

    static double gammaLower(double shape, double tail) {
        return lower(GammaDistribution.of(shape, 1), tail);
    }

    static double gammaUpper(double shape, double tail) {
        return upper(GammaDistribution.of(shape, 1), tail);
    }

    static double betaLower(double alpha, double beta, double tail) {
        return lower(BetaDistribution.of(alpha, beta), tail);
    }

    static double betaUpper(double alpha, double beta, double tail) {
        return upper(BetaDistribution.of(alpha, beta), tail);
    }

    /// How many standard errors the level reaches to either side, by the normal distribution.
    static double normal(double level) {
        return upper(NormalDistribution.of(0, 1), (1 - level) / 2);
    }

    /// The same by Student's distribution.
    static double student(double degreesOfFreedom, double level) {
        return upper(TDistribution.of(degreesOfFreedom), (1 - level) / 2);
    }

    private static double lower(ContinuousDistribution distribution, double tail) {
        double x = distribution.inverseCumulativeProbability(tail);
        for (int i = 0; i < STEPS; i++) {
            x = stepped(distribution, x, (distribution.cumulativeProbability(x) - tail) / distribution.density(x));
        }
        return x;
    }

    private static double upper(ContinuousDistribution distribution, double tail) {
        double x = distribution.inverseSurvivalProbability(tail);
        for (int i = 0; i < STEPS; i++) {
            x = stepped(distribution, x, (tail - distribution.survivalProbability(x)) / distribution.density(x));
        }
        return x;
    }

    // Where the density vanishes a step leads nowhere.
    private static double stepped(ContinuousDistribution distribution, double x, double step) {
        double next = x - step;
        boolean inside = next > distribution.getSupportLowerBound() && next < distribution.getSupportUpperBound();
        return Double.isFinite(step) && inside ? next : x;
    }
}
