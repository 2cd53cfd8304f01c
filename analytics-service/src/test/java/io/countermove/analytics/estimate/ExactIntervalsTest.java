package io.countermove.analytics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Against scipy (`exact_intervals.py`), and against the hand-checkable examples of the definition.
class ExactIntervalsTest {

    private static final double RELATIVE = 1e-9;

    @Test
    void agreesWithTheReferenceOnRates() throws IOException {
        for (var row : reference("poissonRate")) {
            var rate = PoissonRate.of(
                    row.get("count").asLong(), row.get("exposure").asDouble(), level(row));
            assertInterval(rate.interval(), row);
        }
    }

    @Test
    void agreesWithTheReferenceOnShares() throws IOException {
        for (var row : reference("proportion")) {
            var share = Proportion.of(
                    row.get("successes").asLong(), row.get("trials").asLong(), level(row));
            assertInterval(share.interval(), row);
        }
    }

    @Test
    void agreesWithTheReferenceOnRatios() throws IOException {
        for (var row : reference("rateRatio")) {
            var ratio = RateRatio.of(
                    row.get("k1").asLong(),
                    row.get("t1").asDouble(),
                    row.get("k2").asLong(),
                    row.get("t2").asDouble(),
                    level(row));
            assertInterval(ratio.interval(), row);
            assertThat(ratio.p()).as(row.toString()).isCloseTo(row.get("p").asDouble(), within(RELATIVE));
        }
    }

    @Test
    void countsSevenInThirtyDays() {
        var rate = PoissonRate.of(7, 30, 0.95);

        assertThat(rate.estimate()).isCloseTo(0.2333, within(0.00005));
        assertThat(value(rate.interval().low())).isCloseTo(0.0938, within(0.00005));
        assertThat(value(rate.interval().high())).isCloseTo(0.4808, within(0.00005));
    }

    @Test
    void comparesFourteenInFourWeeksWithTwentyOneInTwelve() {
        var ratio = RateRatio.of(14, 28, 21, 84, 0.95);

        assertThat(value(ratio.estimate())).isCloseTo(2.00, within(0.005));
        assertThat(value(ratio.interval().low())).isCloseTo(0.941, within(0.0005));
        assertThat(value(ratio.interval().high())).isCloseTo(4.124, within(0.0005));
        assertThat(ratio.p()).isCloseTo(0.0727, within(0.00005));
    }

    @Test
    void leavesARatioToNothingUnbounded() {
        var ratio = RateRatio.of(5, 28, 0, 84, 0.95);

        assertThat(ratio.estimate()).isNull();
        assertThat(ratio.interval().high()).isNull();
        assertThat(value(ratio.interval().low())).isPositive();
    }

    @Property(tries = 300)
    void boundsARateHigherTheMoreWereCounted(
            @ForAll @IntRange(max = 5_000) int count,
            @ForAll @IntRange(min = 1, max = 1_000) int more,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        var few = PoissonRate.of(count, 30, level).interval();
        var many = PoissonRate.of((long) count + more, 30, level).interval();

        assertThat(value(few.low())).isLessThan(value(many.low()));
        assertThat(value(few.high())).isLessThan(value(many.high()));
        assertThat(value(few.low()) * 30).isLessThanOrEqualTo(count);
        assertThat(value(few.high()) * 30).isGreaterThan(count);
    }

    @Property(tries = 300)
    void boundsAShareHigherTheMoreSucceeded(
            @ForAll @IntRange(min = 1, max = 2_000) int trials,
            @ForAll Random random,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        int successes = random.nextInt(trials);
        int more = successes + 1 + random.nextInt(trials - successes);
        var few = Proportion.of(successes, trials, level).interval();
        var many = Proportion.of(more, trials, level).interval();

        assertThat(value(few.low())).isLessThan(value(many.low()));
        assertThat(value(few.high())).isLessThan(value(many.high()));
        assertThat(value(few.low()) * trials).isLessThanOrEqualTo(successes);
        assertThat(value(many.high()) * trials).isGreaterThanOrEqualTo(more);
    }

    @Test
    void smoothesByHalfLife() {
        var days = new double[] {1, 1, 1, 1};

        assertThat(Ewma.of(new double[] {0, 0, 4, 0}, days, 1)).containsExactly(new double[] {0, 0, 2, 1}, CLOSE);
    }

    private static final Offset<Double> CLOSE = within(1e-12);

    private static void assertInterval(Interval interval, JsonNode row) {
        assertBound(interval.low(), row.get("low"), row);
        assertBound(interval.high(), row.get("high"), row);
    }

    private static void assertBound(@Nullable Number bound, JsonNode expected, JsonNode row) {
        if (expected.isNull()) {
            assertThat(bound).as(row.toString()).isNull();
        } else {
            double value = expected.asDouble();
            assertThat(value(bound)).as(row.toString()).isCloseTo(value, within(RELATIVE * Math.max(1e-3, value)));
        }
    }

    private static double value(@Nullable Number number) {
        return Objects.requireNonNull(number).doubleValue();
    }

    private static double level(JsonNode row) {
        return row.get("level").asDouble();
    }

    private static JsonNode reference(String name) throws IOException {
        try (var in = ExactIntervalsTest.class.getResourceAsStream("exact_intervals.json")) {
            return Json.read(Objects.requireNonNull(in).readAllBytes()).get(name);
        }
    }
}
