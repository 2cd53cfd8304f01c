package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An announcement that only reports another once more is counted in T0 and nowhere else, whatever it states.
class ReportsAnotherTest {

    private static final String REPORTS = ", \"reports\": \"told-first\"";

    @Test
    void growsByNoReport() {
        assertLeftOut(
                new RevenueGrowthParameters(
                        Set.of(), Set.of("segment:example-cloud"), RevenueGrowthParameters.PROPERTY, 0.95),
                Examples.growthFromFourPointSevenToSixPointSeven(),
                "2025-06-30",
                report("finance.reported", "2025-05-25", "AT", """
                        [{"role": "actor", "entity": "org:growing"}, {"role": "segment", "entity": "segment:example-cloud"}]""", """
                        [{"entity": "segment:example-cloud", "property": "revenue",
                          "value": {"amount": "9.9", "currency": "CNY"}, "qualifiers": {"period": "2025-Q1"}}]"""));
    }

    @Test
    void costsNoReport() {
        assertLeftOut(
                new CostTrendParameters(
                        "training-cost", null, null, true, Selected.ALL, Set.of(), Set.of("FI"), null, 0.95),
                Examples.costsOfFiveYears(),
                "2025-01-01",
                report("model.released", "2022-06-01", "FI", """
                        [{"role": "developer", "entity": "org:cost"}, {"role": "model", "entity": "model:cost-again"}]""", """
                        [{"entity": "model:cost-again", "property": "training-cost",
                          "value": {"amount": "1000", "currency": "USD", "basis": "final-run-compute"}}]"""));
    }

    @Test
    void answersNoCurbByAReport() {
        assertLeftOut(
                new ResponseLagParameters(null, Set.of(), Set.of("jurisdiction:no"), false, 0.95),
                Examples.answersToEightCurbs(),
                "2012-12-31",
                report(
                        "chip.stage-changed",
                        "2012-12-01",
                        "NO",
                        """
                        [{"role": "vendor", "entity": "org:answering"}, {"role": "chip", "entity": "chip:again"}]""",
                        "[]",
                        ", \"respondsTo\": [\"policy:waiting-200\", \"waiting-200\"]"));
    }

    @Test
    void scalesByNoReport() {
        for (boolean operational : new boolean[] {false, true}) {
            assertLeftOut(
                    new ComputeScaleParameters(
                            Set.of("DK"),
                            operational,
                            ComputeScaleParameters.Unit.CHIPS,
                            Selected.RECORD_HIGH,
                            false,
                            null,
                            0.95),
                    Examples.clustersOfTwoYears(),
                    "2021-01-01",
                    report("cluster.stage-changed", "2020-06-01", "DK", """
                            [{"role": "owner", "entity": "org:clusters"}, {"role": "cluster", "entity": "cluster:again"}]""", """
                            [{"entity": "cluster:again", "property": "chip-count", "value": {"value": "90000", "unit": "chip"}},
                             {"entity": "cluster:again", "property": "stage", "value": "powered-on"}]"""));
        }
    }

    @Test
    void powersNothingOnByAReport() {
        var committed =
                Examples.announcement("committed", "capacity.committed", "2019-01-01", "DK", """
                [{"role": "owner", "entity": "org:clusters"}, {"role": "cluster", "entity": "cluster:again"}]""", """
                [{"entity": "cluster:again", "property": "chip-count", "value": {"value": "90000", "unit": "chip"}}]""", "", "Press");

        assertLeftOut(
                new ComputeScaleParameters(
                        Set.of("DK"), true, ComputeScaleParameters.Unit.CHIPS, Selected.RECORD_HIGH, false, null, 0.95),
                Stream.concat(Examples.clustersOfTwoYears().stream(), Stream.of(committed))
                        .toList(),
                "2021-01-01",
                report("cluster.stage-changed", "2020-06-01", "DK", """
                        [{"role": "owner", "entity": "org:clusters"}, {"role": "cluster", "entity": "cluster:again"}]""", """
                        [{"entity": "cluster:again", "property": "stage", "value": "powered-on"}]"""));
    }

    @Test
    void catchesUpByNoReport() {
        assertLeftOut(
                new FrontierGapParameters(
                        "IS",
                        "IE",
                        null,
                        FrontierGapParameters.Definition.CATCH_UP,
                        0,
                        FrontierGapParameters.FROM,
                        0.95),
                Examples.frontiersOfTwo(),
                "2025-09-01",
                report("model.evaluated", "2025-08-01", "IE", """
                        [{"role": "developer", "entity": "org:scored"}, {"role": "model", "entity": "model:again"},
                         {"role": "benchmark", "entity": "benchmark:example-index"}]""", """
                        [{"entity": "model:again", "property": "benchmark-score", "value": {"value": "125", "unit": "1"},
                          "qualifiers": {"benchmark": "example-index"}}]"""));
    }

    @Test
    void reliesOnNoReport() {
        assertLeftOut(
                new SelfRelianceParameters("PT", 0.95),
                Examples.reliance(),
                "2012-01-01",
                report("model.released", "2011-04-01", "PT", """
                        [{"role": "developer", "entity": "org:reliance"}, {"role": "model", "entity": "model:again"}]""", """
                        [{"entity": "model:again", "property": "training-hardware", "value": "chip:reliance-own"}]"""));
    }

    private static void assertLeftOut(
            Question question, List<AnnouncementEvent> events, String validAt, AnnouncementEvent report) {
        var asOf = new AsOf(LocalDate.parse(validAt), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var without = Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, asOf);
        var with = Observed.trends(
                        Stream.concat(events.stream(), Stream.of(report)).toArray(AnnouncementEvent[]::new))
                .answer(question, asOf);

        assertThat(counted(with)).isEqualTo(counted(without));
        assertThat(without.excluded()).doesNotContainKey("reports-another");
        assertThat(with.excluded()).containsEntry("reports-another", 1L);
    }

    /// Without what tells of the announcements themselves.
    private static Map<String, Object> counted(Answer answer) {
        var found = new TreeMap<>(answer.substance());
        found.keySet().removeAll(Set.of("excluded", "provisionalFrom"));
        return found;
    }

    private static AnnouncementEvent report(
            String kind, String day, String jurisdiction, String participants, String facts) {
        return report(kind, day, jurisdiction, participants, facts, "");
    }

    private static AnnouncementEvent report(
            String kind, String day, String jurisdiction, String participants, String facts, String more) {
        return Examples.announcement(
                "report", kind, day, jurisdiction, participants, facts, more + REPORTS, "Another Press");
    }
}
