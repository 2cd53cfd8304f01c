package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.FrontierGapParameters.Definition;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What T8 draws: how far the follower lies back on each day, whatever the definition.
class FrontierGapTrendTest {

    private static final double MONTH = 30.4375;

    @Test
    void drawsTheBackwardLag() {
        var found = ask(Definition.CATCH_UP);

        assertThat(found.blocks()).containsEntry("asOf", "2025-09-01");
        assertThat(found.series())
                .containsExactlyElementsOf(
                        Stream.concat(untilTheLastStep(), Stream.of(point("2025-09-01", 120, "2024-12-05", 270)))
                                .toList());
    }

    @Test
    void drawsItUntilTheLastDateInTheData() {
        for (var definition : List.of(Definition.DAILY_MEAN, Definition.AT_RELEASE, Definition.SCORE_LEVELS)) {
            var found = ask(definition);

            assertThat(found.blocks()).containsEntry("asOf", "2025-04-16").doesNotContainKey("steps");
            assertThat(found.series())
                    .as(definition.word())
                    .containsExactlyElementsOf(
                            Stream.concat(untilTheLastStep(), Stream.of(point("2025-04-16", 120, "2024-12-05", 132)))
                                    .toList());
        }
    }

    @Test
    void listsTheStepsThatCatchUpRestsOn() {
        assertThat(steps(ask(Definition.CATCH_UP)))
                .extracting(step -> step.get("months"))
                .containsExactly(419 / MONTH, 227 / MONTH, 46 / MONTH, null);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Answer answer) {
        return (List<Map<String, Object>>) answer.blocks().getOrDefault("steps", List.of());
    }

    private static Stream<Map<String, Object>> untilTheLastStep() {
        return Stream.of(
                // A week before the leader had as much.
                point("2024-05-06", 101, "2024-05-13", -7),
                point("2024-12-25", 101, "2024-05-13", 226),
                point("2024-12-26", 111, "2024-12-05", 21),
                point("2025-01-19", 111, "2024-12-05", 45),
                point("2025-01-20", 120, "2024-12-05", 46));
    }

    private static Map<String, Object> point(String day, double score, String leaderOn, int days) {
        return Draft.map("date", day, "score", score, "leaderOn", leaderOn, "months", days / MONTH);
    }

    private static Answer ask(Definition definition) {
        var asOf = new AsOf(LocalDate.of(2025, 9, 1), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var question = new FrontierGapParameters("IS", "IE", null, definition, 0, FrontierGapParameters.FROM, 0.95);
        return Observed.trends(Examples.frontiersOfTwo().toArray(AnnouncementEvent[]::new))
                .answer(question, asOf);
    }
}
