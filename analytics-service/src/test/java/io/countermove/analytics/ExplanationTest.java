package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    private static final Asked RELEASES = asOf -> new ActivityParameters(
            new AnnouncementFilter(List.of("model"), Set.of(), Set.of(), Set.of()),
            Defaults.window(Metric.ACTIVITY, null, null, null, asOf.validAt()),
            false,
            Defaults.HALF_LIFE,
            Defaults.LEVEL);
    private static final double ONE = 1 / 30.0;

    @Test
    void saysWhatEachAnnouncementDidToTheNumber() {
        var found = june().explain(RELEASES, at("2025-06-10"), at("2025-06-20"), 50);

        assertThat(found.from().n()).isEqualTo(4);
        assertThat(found.to().n()).isEqualTo(2);
        assertThat(number(found.change())).isCloseTo(-2 * ONE, within(1e-12));
        assertThat(found.steps().stream().map(ExplanationTest::told))
                .containsExactly("time [old]", "new fresh", "corrected moved", "retracted withdrawn");
        assertThat(found.steps().stream().map(step -> Math.round(number(step.get("effect")) / ONE)))
                .containsExactly(-1L, 1L, -1L, -1L);
        assertThat(found.withoutEffect()).isEqualTo(1);
        assertThat(found.inputs())
                .containsEntry("new", 1L)
                .containsEntry("corrected", 1L)
                .containsEntry("retracted", 1L)
                .containsEntry("agedOut", Map.of("count", 1, "announcements", List.of("old")));
    }

    @Test
    void leavesTheDaysOutWhereBothEndsAreAskedAsOfOne() {
        var then = new AsOf(LocalDate.of(2025, 6, 20), Instant.parse("2025-06-10T00:00:00Z"), KnownBy.SYSTEM);
        var found = june().explain(RELEASES, then, at("2025-06-20"), 50);

        assertThat(found.steps().stream().map(ExplanationTest::told))
                .containsExactly("new fresh", "corrected moved", "retracted withdrawn");
    }

    @Test
    void tellsTogetherWhatItMayNotNarrowDown() {
        var found = june().explain(RELEASES, at("2025-06-10"), at("2025-06-20"), 1);

        assertThat(found.steps()).hasSize(3);
        assertThat(found.steps().getLast())
                .containsEntry("changes", Map.of("new", 0L, "corrected", 1L, "retracted", 1L))
                .extractingByKey("explain", InstanceOfAssertFactories.STRING)
                .startsWith("/api/v1/trends/activity/explain?kind=model&")
                .contains("&validAt=2025-06-20&fromKnownAt=2025-06-1");
    }

    @Test
    void saysWhichAnnouncementMadeANumberOfNone() {
        var trends = trends(Examples.answersToEightCurbs());
        Asked lag = _ -> new ResponseLagParameters(null, Set.of(), Set.of("jurisdiction:no"), false, 0.95);
        var found = trends.explain(lag, known(0), known(1_000), 200);

        assertThat(found.from().status()).isEqualTo(Answer.Status.INSUFFICIENT_DATA);
        assertThat(found.to().status()).isEqualTo(Answer.Status.OK);
        assertThat(found.change()).isNull();
        var turns = found.steps().stream()
                .filter(step -> step.get("effect") == null && step.toString().contains("after={status=OK"))
                .toList();
        assertThat(turns).hasSize(1);
        assertThat(turns.getFirst()).doesNotContainKey("explain");
        assertThat(announcements(turns.getFirst())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void leadsFromTheOneNumberToTheOther(Metric metric) {
        var trends = trends(Stream.of(
                        Examples.tenOfWhichFourHaveTwoPublishers(),
                        Examples.growthFromFourPointSevenToSixPointSeven(),
                        Examples.costsOfFiveYears(),
                        Examples.twelveAfterACurbAndFourBefore(),
                        Examples.answersToEightCurbs(),
                        Examples.clustersOfTwoYears(),
                        Examples.frontiersOfTwo(),
                        Examples.fiftyWithTwoOrgs(),
                        Examples.reliance())
                .flatMap(List::stream)
                .toList());
        for (int most : new int[] {1, 10}) {
            var found = trends.explain(asOf -> Standing.question(metric, asOf), known(100), known(1_000), most);
            var at = Figure.of(found.from()).toMap();
            for (var step : found.steps()) {
                assertThat(step.get("before")).isEqualTo(at);
                at = asMap(step.get("after"));
            }
            assertThat(at).isEqualTo(Figure.of(found.to()).toMap());
        }
    }

    /// What happened from the tenth to the twentieth of June.
    private static Trends june() {
        return Observed.trends(
                said("old", "2025-05-15", "2025-05-15"),
                said("kept", "2025-06-01", "2025-06-01"),
                said("withdrawn", "2025-06-02", "2025-06-02"),
                said("moved", "2025-06-03", "2025-06-03"),
                said("fresh", "2025-06-12", "2025-06-12"),
                said("long-ago", "2024-01-01", "2025-06-13"),
                Mother.corrected("moved", "moved-2", "2025-06-14T00:00:00Z", Mother.model("moved", "2024-01-01")),
                Mother.retracted("withdrawn", "withdrawn-2", "2025-06-15T00:00:00Z"));
    }

    private static AnnouncementEvent said(String id, String announcedOn, String recorded) {
        return Mother.published(id, id, recorded + "T00:00:00Z", Mother.model(id, announcedOn));
    }

    /// Recorded one after another, a second apart.
    private static Trends trends(List<AnnouncementEvent> events) {
        var later = new ArrayList<AnnouncementEvent>();
        for (var event : events) {
            var old = event.envelope();
            later.add(AnnouncementEvent.of(
                    new Envelope(
                            old.id(),
                            old.source(),
                            old.subject(),
                            old.time(),
                            old.recordedTime(),
                            known(later.size() + 1).knownAt(),
                            old.authId(),
                            old.traceParent()),
                    event.content()));
        }
        return Observed.trends(later.toArray(AnnouncementEvent[]::new));
    }

    private static AsOf known(int seconds) {
        return new AsOf(
                LocalDate.of(2025, 9, 1), Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds), KnownBy.SYSTEM);
    }

    private static AsOf at(String day) {
        return new AsOf(LocalDate.parse(day), Instant.parse(day + "T00:00:00Z"), KnownBy.SYSTEM);
    }

    private static String told(Map<String, Object> step) {
        if ("time".equals(step.get("cause"))) {
            return "time " + asMap(step.get("agedOut")).get("announcements");
        }
        return String.join(
                " ",
                announcements(step).stream()
                        .map(one -> one.get("change") + " " + one.get("announcement"))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> announcements(Map<String, Object> step) {
        return (List<Map<String, Object>>) Objects.requireNonNull(step.get("announcements"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
