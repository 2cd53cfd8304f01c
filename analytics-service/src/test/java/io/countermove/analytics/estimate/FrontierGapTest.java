package io.countermove.analytics.estimate;

import static io.countermove.analytics.estimate.Reference.assertClose;
import static io.countermove.analytics.estimate.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// On Epoch AI's Capabilities Index of 2025-12-19, against `gap.py`; and by hand.
class FrontierGapTest {

    private static final double MONTH = 30.4375;
    private static final JsonNode REFERENCE = Reference.read("gap.json");
    private static final int SINCE = REFERENCE.get("since").asInt();
    private static final FrontierGap GAP =
            new FrontierGap(models(), REFERENCE.get("asOf").asInt());

    @Test
    void agreesWithTheReference() {
        assertLags(GAP.dailyMean(SINCE), REFERENCE.get("dailyMean"));
        assertLags(GAP.atRelease(SINCE), REFERENCE.get("atRelease"));
        assertLags(GAP.scoreLevels(), REFERENCE.get("scoreLevels"));
        var steps = GAP.steps(SINCE, 0);
        assertThat(steps).hasSize(REFERENCE.get("catchUp").size());
        for (int i = 0; i < steps.size(); i++) {
            var row = REFERENCE.get("catchUp").get(i);
            assertClose(steps.get(i).day(), row.get(0), row);
            assertClose(steps.get(i).score(), row.get(1), row);
            assertClose(steps.get(i).matchedOn(), row.get(2), row);
        }
    }

    @Test
    void dependsOnItsDefinition() {
        var daily = Objects.requireNonNull(GAP.dailyMean(SINCE));
        assertThat(daily.mean() / MONTH).isCloseTo(7.9, within(0.05));
        assertThat(daily.least() / MONTH).isCloseTo(1.1, within(0.05));
        assertThat(daily.greatest() / MONTH).isCloseTo(18.2, within(0.05));
        assertThat(daily.last() / MONTH).isCloseTo(8.0, within(0.05));
        var releases = Objects.requireNonNull(GAP.atRelease(SINCE));
        assertThat(releases.mean() / MONTH).isCloseTo(5.7, within(0.05));
        assertThat(releases.greatest() / MONTH).isCloseTo(13.8, within(0.05));
        assertThat(releases.n()).isEqualTo(12);
        assertThat(Objects.requireNonNull(GAP.scoreLevels()).mean() / MONTH).isCloseTo(6.3, within(0.05));
        var catchUp = GAP.catchUp(SINCE, 0, 0.95);
        assertThat(catchUp.n()).isEqualTo(14);
        assertThat(catchUp.events()).isEqualTo(9);
        assertThat(catchUp.median()).isEqualTo(216);
    }

    @Test
    void drawsModelsForTheInterval() {
        var levels = Objects.requireNonNull(Resampling.of(GAP, FrontierGap::scoreLevels, 0.9));

        assertThat(value(levels.low()) / MONTH).isCloseTo(4.8, within(0.3));
        assertThat(value(levels.high()) / MONTH).isCloseTo(8.4, within(0.5));
        assertThat(Resampling.of(GAP, FrontierGap::scoreLevels, 0.9)).isEqualTo(levels);
    }

    @Test
    void catchesUpAfterSevenAndAHalfMonths() {
        var models = new ArrayList<>(List.of(
                leader("2023-03-14", 100),
                leader("2024-05-13", 110),
                leader("2024-12-05", 120),
                leader("2025-04-16", 125),
                follower("2024-05-06", 101),
                follower("2024-12-26", 111),
                follower("2025-01-20", 120)));
        var gap = new FrontierGap(models, day("2025-09-01"));

        assertThat(gap.catchUp(0, 0, 0.95).median()).isEqualTo(227);
        assertThat(gap.steps(0, 0))
                .extracting(FrontierGap.Step::matchedOn)
                .containsExactly(day("2024-05-06"), day("2024-12-26"), day("2025-01-20"), null);
        assertThat(gap.stretches(day("2024-12-01")))
                .containsExactly(
                        new FrontierGap.Stretch(day("2024-12-01"), day("2024-12-25"), 101, day("2024-05-13")),
                        new FrontierGap.Stretch(day("2024-12-26"), day("2025-01-19"), 111, day("2024-12-05")),
                        new FrontierGap.Stretch(day("2025-01-20"), day("2025-09-01"), 120, day("2024-12-05")));
        Collections.shuffle(models, new Random(1));
        assertThat(new FrontierGap(models, day("2025-09-01")).dailyMean(0)).isEqualTo(gap.dailyMean(0));
    }

    @Test
    void isUndefinedBeforeAScoreThatTheLeaderNeverHad() {
        var gap = new FrontierGap(List.of(leader("2023-01-01", 100), follower("2024-01-01", 101)), day("2025-01-01"));

        assertThat(gap.isOvertaken()).isTrue();
        assertThat(gap.stretches(0))
                .containsExactly(new FrontierGap.Stretch(day("2024-01-01"), day("2025-01-01"), 101, null));
        assertThat(gap.dailyMean(0)).isNull();
        assertThat(gap.atRelease(0)).isNull();
        assertThat(gap.scoreLevels()).isNull();
    }

    private static void assertLags(FrontierGap.@Nullable Lags found, JsonNode row) {
        var lags = Objects.requireNonNull(found);
        assertClose(lags.mean(), row.get("mean"), row);
        assertClose(lags.least(), row.get("least"), row);
        assertClose(lags.greatest(), row.get("greatest"), row);
        assertClose(lags.last(), row.get("last"), row);
        assertClose(lags.n(), row.get("n"), row);
    }

    private static List<FrontierGap.Scored> models() {
        return REFERENCE
                .get("models")
                .valueStream()
                .map(row -> new FrontierGap.Scored(
                        row.get(0).asInt(),
                        row.get(1).asDouble(),
                        row.get(2).asBoolean(),
                        row.get(3).asBoolean()))
                .toList();
    }

    private static FrontierGap.Scored leader(String day, double score) {
        return new FrontierGap.Scored(day(day), score, true, false);
    }

    private static FrontierGap.Scored follower(String day, double score) {
        return new FrontierGap.Scored(day(day), score, false, true);
    }

    private static int day(String text) {
        return (int) LocalDate.parse(text).toEpochDay();
    }
}
