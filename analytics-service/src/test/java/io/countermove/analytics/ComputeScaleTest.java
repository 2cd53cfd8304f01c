package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// T7 where a cluster's number and its stages come from several announcements.
class ComputeScaleTest {

    @Test
    void datesAnOperationalClusterByWhenItWasPoweredOn() {
        var trends = Observed.trends(
                committed("one", "2023-01-15", "DK", "chip-count", "100000"),
                stage("one", "powered-on", "2025-06-01", ""),
                stage("one", "training", "2025-09-01", ""));

        assertThat(operational(trends, "2025-12-31").series())
                .extracting(point -> point.get("date"))
                .containsExactly("2025-06-01");
        assertThat(operational(trends, "2025-05-31").series()).isEmpty();
    }

    @Test
    void keepsTheDayOfANumberThatCameLater() {
        var trends = Observed.trends(
                stage("one", "powered-on", "2022-06", ""),
                committed("one", "2023-01-15", "DK", "chip-count", "100000"),
                stage("two", "powered-on", "2024-06", ""),
                committed("two", "2024-06-10", "DK", "chip-count", "200000"));

        assertThat(operational(trends, "2025-12-31").series())
                .extracting(point -> point.get("date"))
                .containsExactly("2023-01-15", "2024-06-10/2024-06-30");
    }

    @Test
    void powersNothingOnByARumour() {
        var trends = Observed.trends(
                committed("one", "2023-01-15", "DK", "chip-count", "100000"),
                stage("one", "powered-on", "2024-06-01", ", \"confidence\": \"rumoured\""));

        assertThat(operational(trends, "2025-12-31").series()).isEmpty();
    }

    @Test
    void sharesWhatWasNotDecommissioned() {
        var trends = Observed.trends(
                committed("one", "2023-01-15", "DK", "h100-equivalents", "300"),
                committed("gone", "2023-01-15", "DK", "h100-equivalents", "100"),
                committed("theirs", "2023-01-15", "SE", "h100-equivalents", "100"),
                stage("one", "powered-on", "2023-06-01", ""),
                stage("gone", "powered-on", "2023-06-01", ""),
                stage("theirs", "powered-on", "2023-06-01", ""),
                stage("gone", "decommissioned", "2025-01-01", ""));

        assertThat(share(trends, true, "2024-12-31")).isEqualTo(Map.of("of", 500.0, "estimate", 0.8));
        assertThat(share(trends, true, "2025-01-01")).isEqualTo(Map.of("of", 400.0, "estimate", 0.75));
        assertThat(share(trends, false, "2025-01-01")).isEqualTo(Map.of("of", 400.0, "estimate", 0.75));
        assertThat(operational(trends, "2025-01-01").blocks()).containsEntry("clusters", 0);
    }

    @Test
    void saysWhatIsLeftOutOfTheWholeNotOnlyOfOurs() {
        var trends = Observed.trends(
                committed("one", "2023-01-15", "DK", "h100-equivalents", "300"),
                committed("theirs", "2023-01-15", "SE", "h100-equivalents", "100"),
                committed("none", "2023-01-15", "SE", "h100-equivalents", "0"),
                rumoured("ours", "DK"),
                rumoured("first", "SE"),
                rumoured("second", "SE"));

        assertThat(share(trends, false, "2025-01-01")).isEqualTo(Map.of("of", 400.0, "estimate", 0.75));
        var question = new ComputeScaleParameters(
                Set.of("DK"), false, ComputeScaleParameters.Unit.H100E, Selected.RECORD_HIGH, true, null, 0.95);
        assertThat(trends.answer(question, at("2025-01-01")).excluded())
                .isEqualTo(Map.of("rumoured", 3L, "not-positive", 1L));
        var growth = new ComputeScaleParameters(
                Set.of("SE"), false, ComputeScaleParameters.Unit.H100E, Selected.RECORD_HIGH, false, null, 0.95);
        assertThat(trends.answer(growth, at("2025-01-01")).excluded())
                .isEqualTo(Map.of("rumoured", 2L, "not-positive", 1L));
    }

    private static Map<String, Object> share(Trends trends, boolean operational, String validAt) {
        var question = new ComputeScaleParameters(
                Set.of("DK"), operational, ComputeScaleParameters.Unit.H100E, Selected.RECORD_HIGH, true, null, 0.95);
        var answer = trends.answer(question, at(validAt));
        return Draft.map("of", answer.blocks().get("denominator"), "estimate", answer.estimate());
    }

    private static Answer operational(Trends trends, String validAt) {
        return trends.answer(
                new ComputeScaleParameters(
                        Set.of(), true, ComputeScaleParameters.Unit.CHIPS, Selected.RECORD_HIGH, false, null, 0.95),
                at(validAt));
    }

    private static AsOf at(String validAt) {
        return new AsOf(LocalDate.parse(validAt), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
    }

    private static AnnouncementEvent committed(
            String cluster, String day, String jurisdiction, String property, String number) {
        return committed(cluster, day, jurisdiction, property, number, "");
    }

    private static AnnouncementEvent rumoured(String cluster, String jurisdiction) {
        return committed(
                cluster, "2023-01-15", jurisdiction, "h100-equivalents", "700", ", \"confidence\": \"rumoured\"");
    }

    private static AnnouncementEvent committed(
            String cluster, String day, String jurisdiction, String property, String number, String more) {
        var unit = property.equals("chip-count") ? "chip" : "1";
        return Examples.announcement(
                "committed-" + cluster,
                "capacity.committed",
                day,
                jurisdiction,
                """
                [{"role": "owner", "entity": "org:scaling"}, {"role": "cluster", "entity": "cluster:%s"}]""".formatted(cluster),
                """
                [{"entity": "cluster:%s", "property": "%s", "value": {"value": "%s", "unit": "%s"}}]""".formatted(cluster, property, number, unit),
                more,
                "Press");
    }

    private static AnnouncementEvent stage(String cluster, String stage, String day, String more) {
        return Examples.announcement(
                stage + "-" + cluster,
                "cluster.stage-changed",
                day,
                "DK",
                """
                [{"role": "owner", "entity": "org:scaling"}, {"role": "cluster", "entity": "cluster:%s"}]""".formatted(cluster),
                """
                [{"entity": "cluster:%s", "property": "stage", "value": "%s"}]""".formatted(cluster, stage),
                more,
                "Press");
    }
}
