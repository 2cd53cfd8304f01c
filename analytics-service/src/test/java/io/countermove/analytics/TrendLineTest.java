package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The envelope of a line through numbers of which only the year is known.
class TrendLineTest {

    private static final double CLOSE = 5e-3;

    /// With half a year to and fro: drawn together (0.5, 1.5, 2, 2.5, 3.5) 7/5 a year, drawn apart
    /// (−0.5, 0.5, 1.5, 3.5, 4.5) 13/17.2.
    @Test
    void leavesADoublingEachYearOpen() {
        var envelope = envelope(IntStream.range(0, 5)
                .mapToObj(i -> inYear(2020 + i, Math.pow(2, i)))
                .toList());

        assertThat(value(envelope, "low")).isCloseTo(13 / 17.2, within(CLOSE));
        assertThat(value(envelope, "high")).isCloseTo(7 / 5.0, within(CLOSE));
    }

    @Test
    void leavesAHalvingEachYearOpen() {
        var envelope = envelope(IntStream.range(0, 5)
                .mapToObj(i -> inYear(2020 + i, Math.pow(2, -i)))
                .toList());

        assertThat(value(envelope, "low")).isCloseTo(-7 / 5.0, within(CLOSE));
        assertThat(value(envelope, "high")).isCloseTo(-13 / 17.2, within(CLOSE));
    }

    /// All in one year may rise or fall, whatever their middles say.
    @Test
    void leavesTheDirectionOpenInsideAYear() {
        var envelope = envelope(List.of(
                inYear(2020, 1), inYear(2020, 2), inYear(2020, 4), inYear(2021, 1), inYear(2021, 2), inYear(2021, 4)));

        assertThat(value(envelope, "low")).isLessThan(-0.5);
        assertThat(value(envelope, "high")).isGreaterThan(0.5);
    }

    @Test
    void givesNoBoundWhereAllMayBeOfOneDay() {
        var envelope = envelope(List.of(
                between(0, 400, 1), between(0, 800, 2), between(0, 600, 3), between(0, 500, 4), between(0, 700, 5)));

        assertThat(envelope.get("low")).isNull();
        assertThat(envelope.get("high")).isNull();
    }

    private static double value(Map<?, ?> envelope, String bound) {
        return envelope.get(bound) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Map<?, ?> envelope(List<Measure> measures) {
        var asOf = new AsOf(LocalDate.EPOCH, Instant.EPOCH, KnownBy.SYSTEM);
        var draft = new Draft(Metric.COST_TREND, asOf);
        TrendLine.of(measures, true, 0.95).describe(draft);
        return (Map<?, ?>) draft.ok(0, null, 0).blocks().getOrDefault("envelope", Map.of());
    }

    private static Measure inYear(int year, double number) {
        return between(
                (int) LocalDate.of(year, 1, 1).toEpochDay(),
                (int) LocalDate.of(year, 12, 31).toEpochDay(),
                number);
    }

    private static Measure between(int earliest, int latest, double number) {
        return new Measure(0, 0, 0, number, earliest, latest);
    }
}
