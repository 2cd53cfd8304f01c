package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.estimate.PoissonRate;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// T10 and T11 on buckets that the window cuts, and with dates that leave open the bucket.
class ChangePointsParametersTest {

    private static final LocalDate LAST = LocalDate.of(2025, 5, 31);

    @Test
    void findsNoChangeAtAConstantRateOnAnyDayOfTheMonth() {
        var trends = Observed.trends(twoADay(LAST.minusDays(1200)));

        for (var day = LocalDate.of(2025, 5, 1); !day.isAfter(LAST); day = day.plusDays(1)) {
            var asOf = at(day);
            assertThat(trends.answer(Standing.question(Metric.CHANGE_POINTS, asOf), asOf)
                            .estimate())
                    .as(day.toString())
                    .isEqualTo(0);
        }
    }

    @Test
    void countsWholeMonthsAndTheRestApart() {
        var trends = Observed.trends(twoADay(LAST.minusDays(150)));
        var window = new Window(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 5, 3), Bucket.MONTH);

        var answer = trends.answer(new ChangePointsParameters(AnnouncementFilter.ALL, window, 0.95), at(LAST));

        assertThat(answer.series()).extracting(point -> point.get("count")).containsExactly(56, 62, 60);
        assertThat(answer.n()).isEqualTo(178);
        assertThat(answer.excluded()).containsEntry("incomplete-buckets", 6L);
        assertThat(answer.parameters()).containsEntry("from", "2025-01-31").containsEntry("to", "2025-05-03");
    }

    @Test
    void leavesOutBothEndsOfAnyBucket() {
        var from = LocalDate.of(2024, 1, 2);
        var to = LocalDate.of(2025, 12, 31);

        assertThat(Stream.of(Bucket.values()).map(bucket -> new Window(from, to, bucket).whole()))
                .extracting(window -> window.from() + "/" + window.to())
                .containsExactly(
                        "2024-01-02/2025-12-31",
                        "2024-01-08/2025-12-29",
                        "2024-02-01/2025-12-01",
                        "2024-04-01/2025-10-01",
                        "2025-01-01/2025-01-01");
    }

    @Test
    void drawsNoDateThatIsExactEnough() {
        var answer = changes(monthly());

        assertThat(answer.estimate()).isEqualTo(1);
        assertThat(answer.blocks())
                .containsEntry("changes", List.of(Map.of("on", "2024-06-01", "stands", true)))
                .doesNotContainKey("envelope");
        assertThat(answer.reasons()).isEmpty();
    }

    /// Forty of some day in 2024: in January or in December.
    @Test
    void saysThatAChangeMayFallWithDatesKnownToTheYear() {
        var answer = changes(Stream.concat(monthly(), models("2024", 40)));

        assertThat(answer.estimate()).isEqualTo(1);
        assertThat(answer.blocks()).containsEntry("changes", List.of(Map.of("on", "2024-06-01", "stands", false)));
        assertThat(answer.blocks().get("envelope"))
                .isEqualTo(Draft.map(
                        "low",
                        0,
                        "high",
                        1,
                        "imprecise",
                        40L,
                        "method",
                        "imprecise dates uncounted, at their earliest, and at their latest day",
                        "earliest",
                        List.of(),
                        "latest",
                        List.of()));
        assertThat(answer.reasons()).containsExactly(Drawn.REASON);
    }

    /// Two of some day from April to June: the mean changes all the same.
    @Test
    void saysThatAChangeStands() {
        var answer = changes(Stream.concat(monthly(), models("2024-Q2", 2)));

        assertThat(answer.blocks()).containsEntry("changes", List.of(Map.of("on", "2024-06-01", "stands", true)));
        assertThat(answer.blocks().get("envelope")).asString().startsWith("{low=1, high=1, imprecise=2,");
        assertThat(answer.reasons()).isEmpty();
    }

    @Test
    void givesEachMeanItsExactInterval() {
        var segments = (List<?>) changes(monthly()).blocks().getOrDefault("segments", List.of());

        assertThat(segments).hasSize(2);
        assertThat((Map<?, ?>) segments.getLast())
                .isEqualTo(Draft.map(
                        "from",
                        "2024-06-01",
                        "to",
                        "2025-01-01",
                        "count",
                        42,
                        "mean",
                        6.0,
                        "interval",
                        PoissonRate.of(42, 7, 0.9).interval()));
    }

    @Test
    void saysWhetherABurstStands() {
        var exact = bursts(daily());

        assertThat(burst(exact)).isEqualTo(Map.of("from", "2025-04-19", "to", "2025-04-21", "stands", true));
        assertThat(exact.blocks()).doesNotContainKey("envelope");
    }

    /// A hundred of some day in April raise the mean, and are a burst on its first day or on its last.
    @Test
    void saysThatABurstMayFallWithDatesKnownToTheMonth() {
        var answer = bursts(Stream.concat(daily(), models("2025-04", 100)));

        assertThat(answer.estimate()).isEqualTo(1);
        assertThat(burst(answer)).isEqualTo(Map.of("from", "2025-04-19", "to", "2025-04-21", "stands", false));
        assertThat(answer.blocks().get("envelope"))
                .asString()
                .contains("imprecise=100")
                .contains("earliest=[{from=2025-04-01, to=2025-04-02}")
                .contains("latest=[{from=2025-04-30, to=2025-05-01}");
        assertThat(answer.reasons()).containsExactly(Drawn.REASON);
        assertThat(answer.excluded()).containsEntry("across-buckets", 100L);
    }

    @Test
    void givesEachBurstItsRate() {
        var bursts = (List<?>) bursts(daily()).blocks().getOrDefault("bursts", List.of());

        assertThat(((Map<?, ?>) bursts.getFirst()).get("rate"))
                .isEqualTo(Draft.map(
                        "estimate", 4.5, "interval", PoissonRate.of(9, 2, 0.9).interval()));
    }

    private static Map<?, ?> burst(Answer answer) {
        var bursts = (List<?>) answer.blocks().getOrDefault("bursts", List.of());
        assertThat(bursts).hasSize(1);
        var burst = new HashMap<Object, Object>((Map<?, ?>) bursts.getFirst());
        burst.keySet().retainAll(Set.of("from", "to", "stands"));
        return burst;
    }

    /// One on each third day of April, and eight on the twentieth.
    private static Stream<AnnouncementEvent> daily() {
        return Stream.concat(
                IntStream.range(0, 10).mapToObj(i -> model("d" + i, "2025-04-%02d".formatted(3 * i + 1))),
                models("2025-04-20", 8));
    }

    private static Answer bursts(Stream<AnnouncementEvent> events) {
        var window = new Window(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 5, 1), Bucket.DAY);
        var question = new BurstsParameters(AnnouncementFilter.ALL, window, 2, 1, 0.9);
        return Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, at(LAST));
    }

    private static Answer changes(Stream<AnnouncementEvent> events) {
        var window = new Window(LocalDate.of(2023, 1, 1), LocalDate.of(2025, 1, 1), Bucket.MONTH);
        return Observed.trends(events.toArray(AnnouncementEvent[]::new))
                .answer(new ChangePointsParameters(AnnouncementFilter.ALL, window, 0.9), at(LAST));
    }

    /// One in each month, and from June 2024 on six.
    private static Stream<AnnouncementEvent> monthly() {
        var changed = YearMonth.of(2024, 6);
        return Stream.iterate(YearMonth.of(2023, 1), month -> month.plusMonths(1))
                .limit(24)
                .flatMap(month -> models(month.toString(), month.isBefore(changed) ? 1 : 6));
    }

    private static Stream<AnnouncementEvent> models(String day, int count) {
        return IntStream.range(0, count).mapToObj(i -> model("m" + i + "-" + day.toLowerCase(Locale.ROOT), day));
    }

    private static AnnouncementEvent model(String id, String day) {
        return Mother.published(id, id, "2025-06-01T00:00:00Z", Mother.model(id, day));
    }

    private static AnnouncementEvent[] twoADay(LocalDate first) {
        return first.datesUntil(LAST.plusDays(1))
                .flatMap(day -> IntStream.range(0, 2).mapToObj(i -> "m" + i + "-" + day))
                .map(id -> Mother.published(id, id, "2025-06-01T00:00:00Z", Mother.model(id, id.substring(3))))
                .toArray(AnnouncementEvent[]::new);
    }

    private static AsOf at(LocalDate day) {
        return new AsOf(day, Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
    }
}
