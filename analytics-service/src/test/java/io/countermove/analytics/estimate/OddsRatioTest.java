package io.countermove.analytics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Against whole distributions, added up term by term, and against what R publishes of `fisher.test`, which searches
/// less closely.
class OddsRatioTest {

    @Test
    void agreesWithTheTeaTasting() {
        var found = OddsRatio.of(8, 4, 4, 3, 0.95);

        assertThat(value(found.estimate())).isCloseTo(6.408309, within(2e-5));
        assertThat(value(found.interval().low())).isCloseTo(0.21173559544657863, within(1e-9));
        assertThat(value(found.interval().high())).isCloseTo(626.2435305888133, within(1e-6));
    }

    @Test
    void agreesWithTheConvictionsOfTwins() {
        var found = OddsRatio.of(30, 12, 17, 2, 0.95);

        assertThat(value(found.estimate())).isCloseTo(0.04693661, within(5e-8));
        assertThat(value(found.interval().low())).isCloseTo(0.003325764, within(1e-5));
        assertThat(value(found.interval().high())).isCloseTo(0.363182271, within(1e-5));
        assertThat(value(OddsRatio.of(30, 12, 17, 2, 0.99).interval().low()))
                .isCloseTo(0.0013718533142615, within(1e-12));
    }

    @Test
    void leavesOpenWhatNoTableCouldBound() {
        var all = OddsRatio.of(20, 5, 5, 5, 0.95);
        assertThat(all.estimate()).isNull();
        assertThat(all.interval().high()).isNull();
        assertThat(value(all.interval().low())).isCloseTo(7.743707730401879, within(1e-9));

        var none = OddsRatio.of(20, 5, 5, 0, 0.95);
        assertThat(value(none.estimate())).isZero();
        assertThat(value(none.interval().low())).isZero();
        assertThat(value(none.interval().high())).isCloseTo(3.2759333255620326, within(1e-9));

        assertThat(OddsRatio.of(5, 5, 3, 3, 0.95).interval())
                .isEqualTo(new Interval(0.95, 0.0, null, OddsRatio.METHOD));
    }

    @Property(tries = 300)
    void leavesTheTailsThatItSays(@ForAll Random random) {
        int all = 2 + random.nextInt(60);
        int first = 1 + random.nextInt(all - 1);
        int second = 1 + random.nextInt(all - 1);
        int least = Math.max(0, first + second - all);
        int most = Math.min(first, second);
        int both = least + random.nextInt(most - least + 1);
        double level = 0.5 + random.nextDouble() * 0.49;
        var found = OddsRatio.of(all, first, second, both, level);
        var table = new int[] {all, first, second};

        double low = value(found.interval().low());
        if (both > least) {
            assertThat(probability(table, low, x -> x >= both)).isCloseTo((1 - level) / 2, within(1e-9));
        }
        if (both < most) {
            double high = value(found.interval().high());
            assertThat(probability(table, high, x -> x <= both)).isCloseTo((1 - level) / 2, within(1e-9));
            assertThat(value(found.estimate())).isBetween(low, high);
        }
        if (both > least && both < most) {
            double mean = IntStream.rangeClosed(least, most)
                    .mapToDouble(x -> x * probability(table, value(found.estimate()), y -> y == x))
                    .sum();
            assertThat(mean).isCloseTo(both, within(1e-9));
        }
    }

    @Test
    void boundsAlsoWhatHundredThousandsHold() {
        var found = OddsRatio.of(1_000_000, 300_000, 200_000, 70_000, 0.95);

        // The logarithm of the ratio is all but normal then.
        double ratio = Math.log(70_000.0 * 570_000 / (230_000.0 * 130_000));
        double error = 1.959964 * Math.sqrt(1 / 70_000.0 + 1 / 570_000.0 + 1 / 230_000.0 + 1 / 130_000.0);
        assertThat(Math.log(value(found.estimate()))).isCloseTo(ratio, within(1e-5));
        assertThat(Math.log(value(found.interval().low()))).isCloseTo(ratio - error, within(1e-4));
        assertThat(Math.log(value(found.interval().high()))).isCloseTo(ratio + error, within(1e-4));
    }

    private static double probability(int[] table, double odds, IntPredicate among) {
        int least = Math.max(0, table[1] + table[2] - table[0]);
        int most = Math.min(table[1], table[2]);
        var logs = IntStream.rangeClosed(least, most)
                .mapToDouble(
                        x -> logChoose(table[1], x) + logChoose(table[0] - table[1], table[2] - x) + x * Math.log(odds))
                .toArray();
        double greatest =
                IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).max().orElseThrow();
        double all = 0;
        double some = 0;
        for (int i = 0; i < logs.length; i++) {
            double weight = Math.exp(logs[i] - greatest);
            all += weight;
            some += among.test(least + i) ? weight : 0;
        }
        return some / all;
    }

    private static double logChoose(int n, int k) {
        return IntStream.rangeClosed(1, k)
                .mapToDouble(i -> Math.log(((double) n - k + i) / i))
                .sum();
    }

    private static double value(@Nullable Number number) {
        return Objects.requireNonNull(number).doubleValue();
    }
}
