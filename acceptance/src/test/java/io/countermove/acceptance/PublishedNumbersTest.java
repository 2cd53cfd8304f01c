package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What others published, asked of the real files of Epoch AI, which lie beside the project: loaded as a user loads
/// them into a system of their own. The numbers and their widths are those of the README of these files.
@Order(0)
class PublishedNumbersTest {
    private static final Path FILES = Path.of(System.getProperty("countermove.home", ".."), "../shared/data/epoch")
            .toAbsolutePath();
    private static final String GAP = "frontier-gap?benchmark=epoch-capabilities-index&validAt=2025-12-19";
    private static final int REFUSED_ROWS = 2;

    @AutoClose
    private static StartedSystem system;

    @BeforeAll
    static void start() {
        assumeTrue(Files.exists(FILES), () -> FILES + " is not there: nothing published is asked for");
        system = StartedSystem.empty("published");
        load("notable_ai_models_2025-11-02.csv", 942);
        load("ml_hardware_2025-11-02.csv", 169);
        load("gpu_clusters_2025-11-02.csv", 786);
        load("eci_scores_2025-12-19.csv", 140);
        system.reconciled();
    }

    /// About 15 points a year since April 2024; on this file 15.9 ± 1.3.
    @Test
    void risesByFifteenPointsAYear() {
        var found = trend("cost-trend?property=benchmark-score&scale=linear&frontier=record-high"
                + "&from=2024-04-01&validAt=2025-12-19");

        assertThat(estimate(found)).isCloseTo(15.9, within(1.3));
        assertThat(found.at("/interval/low").asDouble()).isBetween(13.0, 15.0);
        assertThat(found.at("/interval/high").asDouble()).isBetween(15.9, 18.0);
    }

    /// 4 to 5 times a year since 2010; on an early vintage 4.5 (4.24 to 4.87).
    @Test
    void growsFourToFiveTimesAYearInTrainingCompute() {
        for (var frontier : new String[] {"record-high", "top-10"}) {
            var found = trend("cost-trend?property=training-compute&frontier=" + frontier
                    + "&from=2010-01-01&level=0.9&validAt=2025-11-02");

            assertThat(estimate(found)).as(frontier).isBetween(4.24, 4.87);
            assertThat(found.at("/interval/low").asDouble()).as(frontier).isLessThan(4.87);
            assertThat(found.at("/interval/high").asDouble()).as(frontier).isGreaterThan(4.24);
        }
    }

    /// Of the ten leading ones 2.5 times a year (2.4 to 2.7), doubling in 9 months; on this file, of those that its
    /// publisher ranks among the ten, 2.38 (2.18 to 2.60), 9.6 months.
    @Test
    void growsTwoAndAHalfTimesAYearInTheLeadingClusters() {
        var found = trend("compute-scale?stage=operational&unit=ops16&frontier=top-10&from=2019-01-01&level=0.9"
                + "&validAt=2025-03-31");

        assertThat(found.at("/annualFactor/estimate").asDouble()).isBetween(2.4, 2.6);
        assertThat(found.at("/annualFactor/interval/low").asDouble()).isLessThan(2.38);
        assertThat(found.at("/annualFactor/interval/high").asDouble()).isBetween(2.6, 2.8);
        assertThat(estimate(found)).isBetween(8.7, 9.6);
    }

    /// In May 2025 the US 74.5 %, China 14.1 %; on this file 73.1 and 14.3.
    @Test
    void dividesThePerformanceOfClusters() {
        assertThat(estimate(share("US"))).isCloseTo(.731, within(5e-4)).isCloseTo(.745, within(.015));
        assertThat(estimate(share("CN"))).isCloseTo(.143, within(5e-4)).isCloseTo(.141, within(.003));
    }

    /// 7 months (4 to 14) on the mean; on this file by definition, exactly.
    @Test
    void liesMonthsBehindByEachDefinition() {
        var daily = trend(GAP + "&definition=daily-mean");
        assertThat(estimate(daily)).isCloseTo(7.9, within(.05));
        assertThat(daily.at("/lag/least").asDouble()).isCloseTo(1.1, within(.05));
        assertThat(daily.at("/lag/greatest").asDouble()).isCloseTo(18.2, within(.05));
        assertThat(daily.at("/lag/last").asDouble()).isCloseTo(8.0, within(.05));

        var releases = trend(GAP + "&definition=at-release");
        assertThat(estimate(releases)).isCloseTo(5.7, within(.05));
        assertThat(releases.at("/lag/least").asDouble()).isCloseTo(1.1, within(.05));
        assertThat(releases.at("/lag/greatest").asDouble()).isCloseTo(13.8, within(.05));
        assertThat(releases.get("n").asInt()).isEqualTo(12);

        assertThat(estimate(trend(GAP + "&definition=score-levels"))).isCloseTo(6.3, within(.05));

        var catchUp = trend(GAP);
        assertThat(estimate(catchUp)).isCloseTo(7.10, within(.005));
        assertThat(catchUp.at("/medianDays/estimate").asInt()).isEqualTo(216);
        assertThat(catchUp.get("n").asInt()).isEqualTo(14);
        assertThat(catchUp.get("matched").asInt()).isEqualTo(9);
    }

    /// About 7.5 times, not 18: both are estimates of the same basis.
    @Test
    void comparesTrainingCostsLikeForLike() {
        var gpt4 = trainingCost("model:gpt-4");
        var v3 = trainingCost("model:deepseek-v3");

        assertThat(gpt4.get("basis").asText()).isEqualTo("third-party-estimate");
        assertThat(v3.get("basis")).isEqualTo(gpt4.get("basis"));
        assertThat(gpt4.get("amount").asDouble() / v3.get("amount").asDouble()).isCloseTo(7.5, within(.5));
    }

    @Test
    void judgesTheGapOfTheArticle() {
        var claims = system.anonymous().get("/claims?validAt=2025-12-19").items();
        var gap = Json.only(claims, claim -> claim.get("id").asText().equals("gap-is-months"));

        assertThat(gap.at("/metric/status").asText()).isEqualTo("OK");
        assertThat(gap.at("/metric/estimate").asDouble()).isCloseTo(7.10, within(.005));
    }

    private static JsonNode share(String jurisdiction) {
        return trend("compute-scale?share=true&stage=operational&unit=h100e&validAt=2025-05-31&jurisdiction="
                + jurisdiction);
    }

    private static JsonNode trend(String query) {
        var found = system.anonymous().get("/trends/" + query).expect(200).body();
        assertThat(found.get("status").asText()).as(found.toPrettyString()).isEqualTo("OK");
        return found;
    }

    private static double estimate(JsonNode found) {
        return found.get("estimate").asDouble();
    }

    private static JsonNode trainingCost(String model) {
        var entity = system.anonymous().get("/entities/" + model).expect(200).body();
        return Json.fact(entity, "training-cost").get("value");
    }

    /// Some rows have no date, and are refused.
    private static void load(String file, int rows) {
        var outcome = system.launcher().tryRun("load", FILES.resolve(file).toString(), "--yes");
        assertThat(outcome.exitCode()).as(outcome.output()).isIn(0, REFUSED_ROWS);
        assertThat(outcome.output()).contains(" of " + rows + " rows");
    }
}
