package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.estimate.RateRatio;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// T2 and T5 where many announcements are dated to the month.
class ContrastTest {

    @Test
    void isTheExactRatioOfExactDates() {
        var contrast = new Contrast(new Contrast.Side(12, 12, 90), new Contrast.Side(4, 4, 90));

        assertThat(contrast.ratio(0.95)).isEqualTo(RateRatio.of(12, 90, 4, 90, 0.95));
        assertThat(contrast.isOpen(0.95)).isFalse();
    }

    @Test
    void widensWithoutMoving() {
        var contrast = new Contrast(new Contrast.Side(12, 14, 90), new Contrast.Side(4, 6, 90));

        var found = contrast.ratio(0.95);
        assertThat(found.estimate()).isEqualTo(3);
        assertThat(found.interval().low())
                .isEqualTo(RateRatio.of(12, 90, 6, 90, 0.95).interval().low());
        assertThat(found.interval().high())
                .isEqualTo(RateRatio.of(14, 90, 4, 90, 0.95).interval().high());
        assertThat(found.p()).isEqualTo(RateRatio.of(12, 90, 6, 90, 0.95).p());
        assertThat(contrast.envelope(0.95)).isEqualTo(Map.of("low", 2.0, "high", 3.5));
        assertThat(contrast.isOpen(0.95)).isFalse();
    }

    @Test
    void isOpenWhereNoChangeIsPossible() {
        assertThat(new Contrast(new Contrast.Side(0, 10, 28), new Contrast.Side(20, 30, 84)).isOpen(0.95))
                .isTrue();
        assertThat(new Contrast(new Contrast.Side(5, 6, 28), new Contrast.Side(0, 15, 84)).isOpen(0.95))
                .isTrue();
        assertThat(new Contrast(new Contrast.Side(0, 6, 28), new Contrast.Side(20, 30, 84)).isOpen(0.95))
                .isFalse();
    }

    /// In 28 days no month lies as a whole: 0 after 20, as if it had ceased.
    @Test
    void findsNoMomentumInMonthsOfTenEach() {
        var day = LocalDate.of(2025, 5, 20);
        var asOf = at(day);
        var trends = Observed.trends(tenAMonth(LocalDate.of(2024, 12, 1), 6));

        var momentum = (Map<?, ?>) trends.answer(Standing.question(Metric.ACTIVITY, asOf), asOf)
                .blocks()
                .getOrDefault("momentum", Map.of());

        assertThat(momentum.get("status")).isEqualTo(Answer.Status.CONFLICTING);
        assertThat(momentum.get("estimate")).isEqualTo(0.0);
        assertThat(momentum.get("p")).isEqualTo(1.0);
        // 28 days to 20 May touch April and May; the 84 before hold February and March.
        assertThat(momentum.get("envelope")).isEqualTo(Map.of("low", 0.0, "high", 20 * 3 / 20.0));
        assertThat(momentum.get("reasons")).isEqualTo(List.of(Contrast.REASON));
    }

    /// The 45 days before 17 March hold February and touch January and March; the 45 from it on hold April and touch
    /// March.
    @Test
    void findsNothingAfterACurbInMonthsOfTenEach() {
        var from = "\"validFrom\": \"2025-03-17\"";
        var curb = Mother.published("curb", "curb", "2026-01-01T00:00:00Z", Mother.curb("curb", "2025-03-17", from));
        var months = tenAMonth(LocalDate.of(2024, 12, 1), 6);
        var trends = Observed.trends(
                Stream.concat(Stream.of(curb), Stream.of(months)).toArray(AnnouncementEvent[]::new));
        var question = new BeforeAfterParameters("policy:curb", List.of("model"), Set.of("CN"), Set.of(), 45, 0.95);

        var answer = trends.answer(question, at(LocalDate.of(2025, 6, 1)));

        assertThat(answer.status()).isEqualTo(Answer.Status.CONFLICTING);
        assertThat(answer.estimate()).isEqualTo(1.0);
        assertThat(answer.reasons()).containsExactly(Contrast.REASON);
        assertThat(answer.blocks().get("counts")).asString().contains("envelope={low=0.3333333333333333, high=2.0}");
    }

    private static AnnouncementEvent[] tenAMonth(LocalDate first, int months) {
        return IntStream.range(0, months * 10)
                .mapToObj(i -> Mother.published(
                        "m" + i,
                        "m" + i,
                        "2026-01-01T00:00:00Z",
                        Mother.model(
                                "m" + i, first.plusMonths(i / 10).toString().substring(0, 7))))
                .toArray(AnnouncementEvent[]::new);
    }

    private static AsOf at(LocalDate day) {
        return new AsOf(day, Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
    }
}
