package io.countermove.analytics.estimate;

import static io.countermove.analytics.estimate.Reference.assertClose;
import static io.countermove.analytics.estimate.Reference.numbers;
import static io.countermove.analytics.estimate.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Straight lines, by least squares and by the median of slopes.
class SlopesTest {

    private static final List<LinearFit.Point> COSTS =
            points(new double[] {0, 1, 2, 3, 4}, logs(100, 50, 30, 12, 6.25));
    private static final List<LinearFit.Point> CLUSTERS =
            points(new double[] {0, .5, 1, 1.5, 2}, logs(4000, 6000, 9000, 20000, 30000));

    @Test
    void agreesWithROnLeastSquares() {
        for (var row : Reference.read("classical.json").get("linearFit")) {
            var fit = LinearFit.of(points(row), row.get("level").asDouble());

            assertClose(fit.slope(), row.get("slope"), row);
            assertClose(fit.intercept(), row.get("intercept"), row);
            assertClose(fit.error(), row.get("error"), row);
            assertClose(fit.r2(), row.get("r2"), row);
            assertClose(fit.interval(), row);
        }
    }

    @Test
    void agreesWithScipyOnTheilSen() {
        for (var row : Reference.read("robust.json").get("theilSen")) {
            var fit = TheilSen.of(points(row), row.get("level").asDouble());

            assertClose(fit.slope(), row.get("slope"), row);
            assertClose(fit.interval(), row);
        }
    }

    @Test
    void halvesTheCostInAYear() {
        var fit = LinearFit.of(COSTS, 0.95);

        assertThat(Math.pow(2, fit.slope())).isCloseTo(0.49796, within(5e-6));
        assertThat(Math.pow(2, value(fit.interval().low()))).isCloseTo(0.44974, within(5e-6));
        assertThat(Math.pow(2, value(fit.interval().high()))).isCloseTo(0.55136, within(5e-6));
        assertThat(-1 / fit.slope()).isCloseTo(0.9941, within(5e-5));
        assertThat(-1 / value(fit.interval().low())).isCloseTo(0.8674, within(5e-5));
        assertThat(-1 / value(fit.interval().high())).isCloseTo(1.1642, within(5e-5));
        var robust = TheilSen.of(COSTS, 0.95);
        assertThat(robust.slope()).isCloseTo(-1.000, within(5e-4));
        assertThat(value(robust.interval().low())).isCloseTo(-1.3219, within(5e-5));
        assertThat(value(robust.interval().high())).isCloseTo(-0.7370, within(5e-5));
    }

    @Test
    void doublesTheClusterInEightMonths() {
        var fit = LinearFit.of(CLUSTERS, 0.95);

        assertThat(12 / fit.slope()).isCloseTo(7.946, within(5e-4));
        assertThat(12 / value(fit.interval().high())).isCloseTo(6.413, within(5e-4));
        assertThat(12 / value(fit.interval().low())).isCloseTo(10.442, within(5e-4));
        assertThat(12 / TheilSen.of(CLUSTERS, 0.95).slope()).isCloseTo(7.996, within(5e-4));
    }

    @Property(tries = 100)
    void isTheSameBitForBitInAnyOrder(
            @ForAll @Size(min = 3, max = 30) List<@IntRange(max = 1000) Integer> values, @ForAll Random random) {
        var points = new ArrayList<LinearFit.Point>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new LinearFit.Point(i / 7.0, Math.log(1 + values.get(i))));
        }
        var fit = LinearFit.of(points, 0.95);
        var robust = TheilSen.of(points, 0.95);
        Collections.shuffle(points, random);

        assertThat(LinearFit.of(points, 0.95)).isEqualTo(fit);
        assertThat(TheilSen.of(points, 0.95)).isEqualTo(robust);
    }

    private static List<LinearFit.Point> points(JsonNode row) {
        return points(numbers(row.get("x")), numbers(row.get("y")));
    }

    private static List<LinearFit.Point> points(double[] x, double[] y) {
        var points = new ArrayList<LinearFit.Point>();
        for (int i = 0; i < x.length; i++) {
            points.add(new LinearFit.Point(x[i], y[i]));
        }
        return points;
    }

    private static double[] logs(double... values) {
        var logs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = Math.log(values[i]) / Math.log(2);
        }
        return logs;
    }
}
