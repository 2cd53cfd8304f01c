package io.countermove.analytics.estimate;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// How much more often two things come together than each alone would let expect.
///
/// @param pmi the pointwise mutual information, in nats
/// @param npmi the same between -1 and 1 (Bouma 2009)
/// @param p Fisher's exact test, one-sided: as often together or more often, by chance
public record Association(int all, int first, int second, int both, double pmi, double npmi, double p) {

    /// Needs at least one that holds both.
    public static Association of(int all, int first, int second, int both) {
        double pmi = Math.log((double) all * both / ((double) first * second));
        double npmi = both == all ? 1 : pmi / -Math.log((double) both / all);
        double p = HypergeometricDistribution.of(all, first, second).survivalProbability(both - 1);
        return new Association(all, first, second, both, pmi, npmi, p);
    }
}
