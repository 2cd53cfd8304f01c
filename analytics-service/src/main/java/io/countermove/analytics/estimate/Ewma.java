package io.countermove.analytics.estimate;

/// An exponentially weighted moving average: what lies one half-life back counts half. It begins with the first value.
public final class Ewma {

    private Ewma() {}

    /// The average after each value.
    ///
    /// @param days how long each value lasted; a value that lasted longer weighs more
    public static double[] of(double[] values, double[] days, double halfLife) {
        var smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double weight = -Math.expm1(-days[i] / halfLife * Math.log(2));
            smooth[i] = i == 0 ? values[0] : smooth[i - 1] + weight * (values[i] - smooth[i - 1]);
        }
        return smooth;
    }
}
