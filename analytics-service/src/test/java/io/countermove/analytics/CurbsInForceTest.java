package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.estimate.Interval;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// T1, with the example of its definition: A [0,∞), B [10,30), C [20,∞), day 0 being the first of 2025.
class CurbsInForceTest {

    private static final LocalDate ZERO = LocalDate.of(2025, 1, 1);
    private static final String RECORDED = "2026-01-01T00:00:00Z";
    private static final String CORRECTED = "2026-01-02T00:00:00Z";
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final AnnouncementEvent A = effective("a", 0, null);
    private static final AnnouncementEvent B = effective("b", 10, 30);
    private static final AnnouncementEvent C = effective("c", 20, null);

    @Test
    void countsTheStock() {
        var trends = Observed.trends(A, B, C);

        assertThat(List.of(stock(trends, 5), stock(trends, 25), stock(trends, 35)))
                .containsExactly(1L, 3L, 2L);
    }

    @Test
    void countsAgainAfterACorrectedEnd() {
        var correction = Mother.corrected("b", "b2", CORRECTED, curb("b", 10, 22));
        var trends = Observed.trends(A, B, C, correction);

        assertThat(stock(trends, 25)).isEqualTo(2);
        var before = new AsOf(day(25), Instant.parse(RECORDED), KnownBy.SYSTEM);
        assertThat(answer(trends, before).estimate()).isEqualTo(3L);
    }

    @Test
    void showsTheFlow() {
        var trends = Observed.trends(A, B, C);
        var window = new Window(LocalDate.of(2024, 12, 1), LocalDate.of(2025, 3, 1), Bucket.MONTH);
        var series = trends.answer(parameters(window), at(day(35))).series();

        assertThat(series)
                .containsExactly(
                        bucket("2024-12-01", "2025-01-01", 0, 0, 0),
                        bucket("2025-01-01", "2025-02-01", 2, 3, 1),
                        bucket("2025-02-01", "2025-03-01", 2, 0, 0));
    }

    /// A began before the window, B ends in its first bucket, and D begins after it.
    @Test
    void cutsTheFlowAtTheWindow() {
        var trends = Observed.trends(A, B, C, effective("d", 100, null));
        var window = new Window(day(24), LocalDate.of(2025, 2, 5), Bucket.MONTH);

        assertThat(trends.answer(parameters(window), at(day(35))).series())
                .containsExactly(
                        bucket("2025-01-25", "2025-02-01", 2, 0, 1), bucket("2025-02-01", "2025-02-05", 2, 0, 0));
    }

    @Test
    void leavesAGapForASuspension() {
        var suspension = Mother.published(
                "s",
                "s1",
                RECORDED,
                curb("a", 0, 12)
                        .replace("policy.effective", "policy.suspended")
                        .replace("\"validFrom\": \"" + day(0), "\"validFrom\": \"" + day(10)));
        var trends = Observed.trends(A, suspension);

        assertThat(List.of(stock(trends, 9), stock(trends, 11), stock(trends, 12)))
                .containsExactly(1L, 0L, 1L);
    }

    @Test
    void givesTheEnvelopeOfImpreciseDates() {
        var month = Mother.published(
                "d",
                "d1",
                RECORDED,
                Mother.curb("d", "2025-01", "\"validFrom\": \"2025-02\", \"validTo\": \"2025-04\""));
        var trends = Observed.trends(A, month);

        assertThat(answer(trends, at(LocalDate.of(2025, 2, 10))).interval())
                .isEqualTo(new Interval(null, 1L, 2L, "date envelope"));
        assertThat(answer(trends, at(LocalDate.of(2025, 3, 1))).interval())
                .isEqualTo(new Interval(null, 2L, 2L, "date envelope"));
        assertThat(answer(trends, at(LocalDate.of(2025, 4, 10))).interval())
                .isEqualTo(new Interval(null, 1L, 2L, "date envelope"));
    }

    @Test
    void listsApartWhatIsOnlyAnnouncedAndWhatHasNoDate() {
        var told = Mother.published(
                "e",
                "e1",
                RECORDED,
                Mother.curb("told", "2025-01-01", "\"language\": \"en\"")
                        .replace("policy.effective", "policy.announced"));
        var undated =
                Mother.published("f", "f1", RECORDED, Mother.curb("undated", "2025-01-01", "\"language\": \"en\""));
        var answer = answer(Observed.trends(A, told, undated), at(day(5)));

        assertThat(answer.estimate()).isEqualTo(1L);
        assertThat(answer.blocks())
                .containsEntry("announcedOnly", List.of("policy:told"))
                .containsEntry("dateUnknown", List.of("policy:undated"));
        assertThat(answer.excluded()).isEqualTo(Map.of("announced-only", 1L, "date-unknown", 1L));
    }

    @Test
    void namesTheFirstOfThousandsAndCountsAll() {
        var undated = IntStream.range(0, 300)
                .mapToObj(i -> Mother.published(
                        "u" + i,
                        "u" + i,
                        RECORDED,
                        Mother.curb("u%03d".formatted(i), "2025-01-01", "\"language\": \"en\"")))
                .toArray(AnnouncementEvent[]::new);
        var answer = answer(Observed.trends(undated), at(day(5)));

        assertThat(answer.blocks().get("dateUnknown"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(200)
                .startsWith("policy:u000", "policy:u001");
        assertThat(answer.excluded()).isEqualTo(Map.of("date-unknown", 300L));
        assertThat(answer.n()).isZero();
    }

    @Test
    void filtersByIssuerTargetAndJurisdiction() {
        var trends = Observed.trends(A);
        var window = Defaults.window(Metric.CURBS_IN_FORCE, null, null, null, day(5));
        var others = new CurbParameters(Set.of("org:us-bis"), Set.of("chip:amd-mi308"), Set.of("US"), window, 0.95);
        var ours = new CurbParameters(Set.of("org:us-bis"), Set.of("chip:nvidia-h20"), Set.of("US"), window, 0.95);

        assertThat(trends.answer(others, at(day(5))).estimate()).isEqualTo(0L);
        assertThat(trends.answer(ours, at(day(5))).estimate()).isEqualTo(1L);
        assertThat(trends.findInputs(ours, at(day(5)), new InputPage.Wanted(null, 50, false))
                        .orElseThrow()
                        .items())
                .extracting(Input::announcement)
                .containsExactly("a");
    }

    private static long stock(Trends trends, int day) {
        return answer(trends, at(day(day))).estimate() instanceof Long stock ? stock : -1;
    }

    private static Answer answer(Trends trends, AsOf asOf) {
        return trends.answer(
                parameters(Defaults.window(Metric.CURBS_IN_FORCE, null, null, null, asOf.validAt())), asOf);
    }

    private static CurbParameters parameters(Window window) {
        return new CurbParameters(Set.of(), Set.of(), Set.of(), window, 0.95);
    }

    private static AsOf at(LocalDate day) {
        return new AsOf(day, NOW, KnownBy.SYSTEM);
    }

    private static Map<String, Object> bucket(String from, String to, long stock, long entered, long left) {
        return Map.of("from", from, "to", to, "stock", stock, "entered", entered, "left", left);
    }

    private static AnnouncementEvent effective(String id, int from, @Nullable Integer to) {
        return Mother.published(id, id + "1", RECORDED, curb(id, from, to));
    }

    private static String curb(String policy, int from, @Nullable Integer to) {
        var end = to == null ? "" : ", \"validTo\": \"" + day(to) + "\"";
        return Mother.curb(policy, ZERO.toString(), "\"validFrom\": \"" + day(from) + "\"" + end);
    }

    private static LocalDate day(int n) {
        return ZERO.plusDays(n);
    }
}
