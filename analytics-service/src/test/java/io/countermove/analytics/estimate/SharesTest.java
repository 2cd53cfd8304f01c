package io.countermove.analytics.estimate;

import static io.countermove.analytics.estimate.Reference.assertClose;
import static io.countermove.analytics.estimate.Reference.numbers;
import static io.countermove.analytics.estimate.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Shares, ratios, growth, association and what follows from them.
class SharesTest {

    @Test
    void growsFromFourPointSevenToSixPointSeven() {
        var growth = Growth.of(new BigDecimal("6.7"), new BigDecimal("4.7"));

        assertThat(growth.percent()).isCloseTo(42.55, within(0.005));
        assertThat(growth.low()).isCloseTo(40.00, within(0.005));
        assertThat(growth.high()).isCloseTo(45.16, within(0.005));
        assertThat(growth.agreesWith(new BigDecimal("40"))).isTrue();
        assertThat(growth.agreesWith(new BigDecimal("39.4"))).isFalse();
        assertThat(Growth.canGrowFrom(new BigDecimal("0.0"))).isFalse();
    }

    @Test
    void growsAsMuchInUnitsAsInBillions() {
        var billions = Growth.of(new BigDecimal("6.7"), new BigDecimal("4.7"));
        var units = Growth.of(new BigDecimal("6700000000"), new BigDecimal("4700000000"));

        assertThat(units.percent()).isCloseTo(billions.percent(), within(1e-9));
        assertThat(units.low()).isCloseTo(billions.low(), within(1e-9));
        assertThat(units.high()).isCloseTo(billions.high(), within(1e-9));
        assertThat(units.agreesWith(new BigDecimal("50"))).isFalse();
        var millions = Growth.of(new BigDecimal("6712000000"), new BigDecimal("4700000000"));
        assertThat(millions.low()).isCloseTo(100 * (6711.5 / 4750 - 1), within(1e-9));
        assertThat(Growth.canGrowFrom(new BigDecimal("1000000000"))).isTrue();
    }

    @Test
    void growsToALossByAllThatRoundingLeaves() {
        var growth = Growth.of(new BigDecimal("-5"), new BigDecimal("10"));

        assertThat(growth.percent()).isEqualTo(-150);
        assertThat(growth.low()).isCloseTo(100 * (-5.5 / 9.5 - 1), within(1e-9));
        assertThat(growth.high()).isCloseTo(100 * (-4.5 / 10.5 - 1), within(1e-9));
        var none = Growth.of(new BigDecimal("0"), new BigDecimal("10"));
        assertThat(none.low()).isCloseTo(100 * (-0.5 / 9.5 - 1), within(1e-9));
        assertThat(none.high()).isCloseTo(100 * (0.5 / 9.5 - 1), within(1e-9));
    }

    @Test
    void comparesBeforeAndAfterACurb() {
        var more = RateRatio.of(12, 90, 4, 90, 0.95);
        assertThat(more.estimate()).isEqualTo(3.0);
        assertThat(value(more.interval().low())).isCloseTo(0.909, within(5e-4));
        assertThat(value(more.interval().high())).isCloseTo(12.76, within(5e-3));
        assertThat(more.p()).isCloseTo(0.0768, within(5e-5));
        var surely = RateRatio.of(12, 90, 3, 90, 0.95);
        assertThat(value(surely.interval().low())).isCloseTo(1.079, within(5e-4));
        assertThat(value(surely.interval().high())).isCloseTo(22.09, within(5e-3));
        for (var row : Reference.read("classical.json").get("rateRatio")) {
            var ratio = RateRatio.of(
                    row.get("k1").asLong(),
                    row.get("t1").asDouble(),
                    row.get("k2").asLong(),
                    row.get("t2").asDouble(),
                    0.95);
            assertClose(ratio.estimate(), row.get("estimate"), row);
            // R solves for these bounds to 1e-9 absolute at best; scipy's are in exact_intervals.json.
            assertThat(value(ratio.interval().low())).isCloseTo(row.get("low").asDouble(), within(1e-6));
        }
    }

    @Test
    void ranksAmongPlacebos() {
        var ratios = IntStream.rangeClosed(1, 39).mapToDouble(i -> i / 20.0).toArray();

        assertThat(Placebo.of(3, ratios)).isEqualTo(new Placebo(1, 39, 1 / 40.0));
        assertThat(Placebo.of(1.95, ratios).rank()).isEqualTo(2);
        assertThat(Placebo.findAmong(3, new double[38])).isNull();
    }

    @Test
    void composesAnIndex() {
        var index = Composite.of(new double[] {.45, .60, .30, .20}, 0.95);

        assertThat(index.geometric()).isCloseTo(.3568, within(5e-5));
        assertThat(index.arithmetic()).isCloseTo(.3875, within(5e-5));
        assertThat(index.leaveOneOut())
                .satisfiesExactly(
                        one -> assertThat(one).isCloseTo(.3302, within(5e-5)),
                        one -> assertThat(one).isCloseTo(.3000, within(5e-5)),
                        one -> assertThat(one).isCloseTo(.3780, within(5e-5)),
                        one -> assertThat(one).isCloseTo(.4327, within(5e-5)));
        assertThat(value(index.weights().low())).isBetween(.20, index.geometric());
        assertThat(value(index.weights().high())).isBetween(index.geometric(), .60);
        assertThat(Composite.of(new double[] {.45, .60, .30, .20}, 0.95)).isEqualTo(index);
        assertThat(Composite.share(0, 0)).isEqualTo(0.5);
    }

    @Test
    void associatesWhatComesTogether() {
        var found = Association.of(50, 10, 8, 6);

        assertThat(found.pmi()).isCloseTo(1.3218, within(5e-5));
        assertThat(found.npmi()).isCloseTo(.6234, within(5e-5));
        assertThat(found.p()).isCloseTo(3.14e-4, within(5e-7));
        for (var row : Reference.read("classical.json").get("association")) {
            var association = Association.of(
                    row.get("all").asInt(),
                    row.get("first").asInt(),
                    row.get("second").asInt(),
                    row.get("both").asInt());
            assertClose(association.pmi(), row.get("pmi"), row);
            assertClose(association.npmi(), row.get("npmi"), row);
            assertClose(association.p(), row.get("p"), row);
        }
    }

    @Property(tries = 100)
    void countsEveryTable(
            @ForAll @IntRange(min = 1, max = 7) int first, @ForAll @IntRange(min = 1, max = 7) int second) {
        int all = 9;
        int both = Math.max(1, Math.max(first + second - all, Math.min(first, second) - 1));
        // Every choice of `second` of nine, the first `first` of which are marked.
        long chosen = 0;
        long atLeast = 0;
        for (int set = 0; set < 1 << all; set++) {
            if (Integer.bitCount(set) == second) {
                chosen++;
                atLeast += Integer.bitCount(set & (1 << first) - 1) >= both ? 1 : 0;
            }
        }

        assertThat(Association.of(all, first, second, both).p()).isCloseTo((double) atLeast / chosen, within(1e-12));
    }

    @Test
    void controlsTheFalseDiscoveries() {
        var row = Reference.read("classical.json").get("falseDiscovery");
        var p = numbers(row.get("p"));

        assertThat(FalseDiscovery.adjust(p, p.length)).containsExactly(numbers(row.get("q")), within(1e-12));
        assertThat(FalseDiscovery.adjust(p, 20)).containsExactly(numbers(row.get("more")), within(1e-12));
    }

    @Test
    void takesQuantilesAsR() {
        for (var row : Reference.read("classical.json").get("quantile")) {
            var x = row.get("x").isArray()
                    ? numbers(row.get("x"))
                    : new double[] {row.get("x").asDouble()};
            assertClose(Medians.quantile(x, row.get("share").asDouble()), row.get("quantile"), row);
        }
    }
}
