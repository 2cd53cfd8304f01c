package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// T10 and T11 on buckets that the window cuts.
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

        var answer = trends.answer(new ChangePointsParameters(AnnouncementFilter.ALL, window), at(LAST));

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
