package io.countermove.analytics.rest;

import static io.countermove.analytics.rest.Asking.ask;
import static io.countermove.analytics.rest.Asking.inputs;
import static io.countermove.analytics.rest.Asking.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countermove.analytics.Examples;
import io.countermove.contracts.event.AnnouncementEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every hand-checkable example of the metrics, published and asked for.
@QuarkusTest
@QuarkusTestResource(EmbeddedKafka.class)
class ExamplesTest {

    private static final double CLOSE = 5e-3;

    @BeforeEach
    void awaitReady() {
        Asking.awaitReady();
    }

    @Test
    void dataQuality() throws Exception {
        var found = ask(Examples.tenOfWhichFourHaveTwoPublishers(), "data-quality?publisher=Quality%20Press");

        assertEstimate(found, 0.4, 0.122, 0.738);
        assertThat(found.getInt("n")).isEqualTo(10);
        assertThat(found.getInt("precision.day")).isEqualTo(10);
        assertThat(found.getInt("retracted.numerator")).isZero();
    }

    @Test
    void curbsInForce() throws Exception {
        var query = "curbs-in-force?issuer=org:stock-office&validAt=";
        var day5 = ask(Examples.threeCurbs(), query + "2004-01-06");

        assertThat(day5.getInt("estimate")).isEqualTo(1);
        assertThat(ask(List.of(), query + "2004-01-26").getInt("estimate")).isEqualTo(3);
        assertThat(ask(List.of(), query + "2004-02-05").getInt("estimate")).isEqualTo(2);
        var corrected = ask(List.of(Examples.correctedEnd()), query + "2004-01-26");
        assertThat(corrected.getInt("estimate")).isEqualTo(2);
        assertThat(inputs(corrected)).containsExactlyInAnyOrder("stock-a", "stock-b", "stock-c");
        assertThat(ask(List.of(), query + "2004-01-26&knownAt=2026-01-01").getInt("estimate"))
                .isEqualTo(3);
    }

    @Test
    void activity() throws Exception {
        var rate = ask(
                Examples.sevenInThirtyDays(),
                "activity?jurisdiction=EE&from=2005-06-01&to=2005-07-01&validAt=2006-01-01");

        assertThat(rate.getString("status")).isEqualTo("OK");
        assertThat(rate.getString("unit")).isEqualTo("announcements/day");
        assertThat(rate.getDouble("estimate")).isCloseTo(0.2333, within(5e-5));
        assertThat(rate.getDouble("interval.low")).isCloseTo(0.0938, within(5e-5));
        assertThat(rate.getDouble("interval.high")).isCloseTo(0.4808, within(5e-5));
    }

    @Test
    void momentum() throws Exception {
        var found =
                ask(Examples.moreOfLate(), "activity?jurisdiction=LV&from=2005-06-01&to=2005-07-01&validAt=2006-01-01");

        assertThat(found.getString("momentum.status")).isEqualTo("OK");
        assertThat(found.getInt("momentum.recent.count")).isEqualTo(14);
        assertThat(found.getInt("momentum.previous.count")).isEqualTo(21);
        assertThat(found.getDouble("momentum.estimate")).isEqualTo(2.00);
        assertThat(found.getDouble("momentum.interval.low")).isCloseTo(0.941, within(5e-4));
        assertThat(found.getDouble("momentum.interval.high")).isCloseTo(4.124, within(5e-4));
        assertThat(found.getDouble("momentum.p")).isCloseTo(0.0727, within(5e-5));
    }

    @Test
    void smoothedActivity() throws Exception {
        var found = ask(
                Examples.fourOnTheThirdDay(),
                "activity?jurisdiction=LT&from=2005-06-01&to=2005-06-05&bucket=day&halfLife=1&validAt=2006-01-01");

        assertThat(found.getList("series.count", Integer.class)).containsExactly(0, 0, 4, 0);
        var smooth = found.getList("ewma.series.value", Double.class);
        assertThat(smooth).hasSize(4);
        assertThat(smooth.get(0)).isZero();
        assertThat(smooth.get(1)).isZero();
        assertThat(smooth.get(2)).isCloseTo(2, within(1e-12));
        assertThat(smooth.get(3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void revenueGrowth() throws Exception {
        var found = ask(
                Examples.growthFromFourPointSevenToSixPointSeven(),
                "revenue-growth?segment=segment:example-cloud&validAt=2025-06-01");

        assertEstimate(found, 42.55, 40.00, 45.16);
        assertThat(found.getBoolean("growth.agrees")).isTrue();
        assertThat(found.getString("period")).isEqualTo("2025-Q1");
    }

    @Test
    void costTrend() throws Exception {
        var found = ask(Examples.costsOfFiveYears(), "cost-trend?jurisdiction=FI&validAt=2025-01-01");

        assertEstimate(found, 0.49796, 0.44974, 0.55136);
        assertThat(found.getDouble("halvingTime.estimate")).isCloseTo(0.9941, within(CLOSE));
        assertThat(found.getDouble("halvingTime.interval.high")).isCloseTo(1.1642, within(CLOSE));
        assertThat(found.getDouble("halvingTime.interval.low")).isCloseTo(0.8674, within(CLOSE));
        assertThat(found.getDouble("theilSen.estimate")).isCloseTo(-1.000, within(CLOSE));
        assertThat(found.getDouble("theilSen.interval.low")).isCloseTo(-1.3219, within(CLOSE));
        assertThat(found.getDouble("theilSen.interval.high")).isCloseTo(-0.7370, within(CLOSE));
        assertThat(found.getList("series")).hasSize(5);
    }

    @Test
    void beforeAfter() throws Exception {
        var found = ask(
                Examples.twelveAfterACurbAndFourBefore(), "before-after?curb=policy:before-after&validAt=2016-01-01");

        assertEstimate(found, 3.00, 0.909, 12.76);
        assertThat(found.getDouble("p")).isCloseTo(0.0768, within(5e-5));
        assertThat(found.getInt("counts.after")).isEqualTo(12);
        assertThat(found.getInt("counts.before")).isEqualTo(4);
        assertThat(found.getInt("placebo.rank")).isEqualTo(1);
        assertThat(found.getList("windows.window", Integer.class)).containsExactly(30, 90, 180);
        assertThat(inputs(found)).hasSize(16);
        var early = ask(List.of(), "before-after?curb=policy:before-after&validAt=2015-06-20");
        assertThat(early.getString("status")).isEqualTo("INSUFFICIENT_DATA");
        assertThat(early.getString("reasons[0]")).contains("20 days since the curb");
        assertThat(ask(List.of(), "before-after").getString("status")).isEqualTo("UNDEFINED");
    }

    @Test
    void beforeAfterWithALowerBoundAboveOne() throws Exception {
        var found = ask(
                Examples.twelveAfterACurbAndThreeBefore(), "before-after?curb=policy:three-before&validAt=2016-01-01");

        assertEstimate(found, 4.00, 1.079, 22.09);
        assertThat(found.getInt("counts.after")).isEqualTo(12);
        assertThat(found.getInt("counts.before")).isEqualTo(3);
    }

    @Test
    void responseLag() throws Exception {
        var found = ask(Examples.answersToEightCurbs(), "response-lag?target=jurisdiction:no&validAt=2012-12-31");

        assertThat(found.getString("status")).isEqualTo("OK");
        assertThat(found.getInt("n")).isEqualTo(8);
        assertThat(found.getDouble("estimate")).isEqualTo(60);
        assertThat(found.getDouble("interval.low")).isEqualTo(12);
        assertThat(found.<Object>get("interval.high")).isNull();
        assertThat(found.getList("series.waiting", Double.class))
                .containsExactly(0.875, 0.75, 0.625, 0.46875, 0.234375);
        assertThat(found.getInt("statements.events")).isEqualTo(1);
        assertThat(inputs(found)).hasSize(5);
    }

    @Test
    void computeScale() throws Exception {
        var found = ask(
                Examples.clustersOfTwoYears(), "compute-scale?jurisdiction=DK&stage=operational&validAt=2021-01-01");

        assertThat(found.getString("status")).isEqualTo("OK");
        assertThat(found.getDouble("estimate")).isCloseTo(7.946, within(0.02));
        assertThat(found.getDouble("interval.low")).isCloseTo(6.413, within(0.02));
        assertThat(found.getDouble("interval.high")).isCloseTo(10.442, within(0.04));
        assertThat(found.getString("unit")).isEqualTo("months to double");
        assertThat(12 / found.getDouble("theilSen.estimate")).isCloseTo(7.996, within(CLOSE));
    }

    @Test
    void frontierGap() throws Exception {
        var query = "frontier-gap?leader=IS&follower=IE&benchmark=example-index&validAt=2025-09-01";
        var found = ask(Examples.frontiersOfTwo(), query);

        assertThat(found.getString("status")).isEqualTo("INSUFFICIENT_DATA");
        assertThat(found.getString("reasons[0]")).contains("4 steps");
        assertThat(found.getDouble("medianDays.estimate")).isEqualTo(227);
        assertThat(found.getList("steps.months", Double.class).get(1)).isCloseTo(7.46, within(CLOSE));
        assertThat(found.getString("asOf")).isEqualTo("2025-09-01");
        var daily = ask(List.of(), query + "&definition=daily-mean");
        assertThat(daily.getString("status")).isEqualTo("OK");
        assertThat(daily.getString("interval.method")).startsWith("bootstrap of models");
        assertThat(daily.getString("asOf")).isEqualTo("2025-04-16");
        assertThat(ask(List.of(), query.replace("leader=IS&follower=IE", "leader=IE&follower=IS"))
                        .getString("status"))
                .isEqualTo("UNDEFINED");
    }

    @Test
    void selfReliance() throws Exception {
        var found = ask(Examples.reliance(), "self-reliance?jurisdiction=PT&validAt=2012-01-01");

        assertThat(found.getString("status")).isEqualTo("OK");
        assertThat(found.getList("components.domestic", Integer.class)).containsExactly(2, 3, 6);
        assertThat(found.getDouble("estimate")).isCloseTo(Math.cbrt(2.5 / 7 * (3.5 / 7) * (6.5 / 7)), within(1e-6));
        assertThat(found.getList("leaveOneOut")).hasSize(3);
    }

    @Test
    void bursts() throws Exception {
        var query = "bursts?jurisdiction=GR&to=2008-05-11&validAt=2009-01-01&from=";
        var tooShort = ask(Examples.burstOfThreeDays(), query + "2008-05-01");
        assertThat(tooShort.getString("status")).isEqualTo("INSUFFICIENT_DATA");
        assertThat(tooShort.getString("reasons[0]")).isEqualTo("10 days, needs 30");

        var found = ask(List.of(), query + "2008-04-11");
        assertThat(found.getString("status")).isEqualTo("OK");
        assertThat(found.getString("bursts[0].from")).isEqualTo("2008-05-05");
        assertThat(found.getString("bursts[0].to")).isEqualTo("2008-05-08");
        assertThat(found.getInt("bursts[0].count")).isEqualTo(18);
        assertThat(found.getBoolean("bursts[0].stands")).isTrue();
        assertThat(found.getDouble("bursts[0].rate.estimate")).isEqualTo(6);
        assertThat(found.getDouble("bursts[0].rate.interval.level")).isEqualTo(0.95);
    }

    @Test
    void changePoints() throws Exception {
        var found = ask(
                Examples.changeAfterAYear(),
                "change-points?jurisdiction=RO&from=2006-01-01&to=2008-01-01&validAt=2008-06-01");

        assertThat(found.getString("status")).isEqualTo("OK");
        assertThat(found.getInt("estimate")).isEqualTo(1);
        assertThat(found.getString("segments[1].from")).isEqualTo("2007-01-01");
        assertThat(found.getDouble("segments[0].mean")).isCloseTo(1.833, within(5e-4));
        assertThat(found.getDouble("segments[1].mean")).isCloseTo(6.5, within(CLOSE));
        assertThat(found.getDouble("segments[1].interval.low")).isLessThan(6.5);
        assertThat(found.getString("segments[1].interval.method")).isEqualTo("exact Poisson (Garwood)");
    }

    @Test
    void coOccurrence() throws Exception {
        var found = ask(
                Examples.fiftyWithTwoOrgs(),
                "co-occurrence?entity=org:pair-one&kind=enforcement&from=2009-01-01&to=2010-01-01&validAt=2010-01-01");

        assertThat(found.getString("status")).isEqualTo("OK");
        assertThat(found.getList("series[0].entities", String.class)).containsExactly("org:pair-one", "org:pair-two");
        assertThat(found.getDouble("series[0].pmi")).isCloseTo(1.3218, within(5e-5));
        assertThat(found.getDouble("series[0].npmi")).isCloseTo(.6234, within(5e-5));
        assertThat(found.getDouble("series[0].p")).isCloseTo(3.14e-4, within(5e-7));
        assertThat(found.getDouble("series[0].oddsRatio.estimate")).isCloseTo(25.0879, within(5e-4));
        assertThat(found.getDouble("series[0].oddsRatio.interval.low")).isCloseTo(3.2493, within(5e-4));
        assertThat(found.getDouble("series[0].oddsRatio.interval.high")).isCloseTo(335.7434, within(5e-4));
    }

    @Test
    void claims() throws Exception {
        var events = new ArrayList<AnnouncementEvent>();
        events.addAll(
                Examples.knownOnlyBetween(Examples.claimsThatHold(), "2025-12-02T00:00:00Z", "2025-12-10T00:00:00Z"));
        events.addAll(
                Examples.knownOnlyBetween(Examples.claimsThatFail(), "2025-12-12T00:00:00Z", "2025-12-20T00:00:00Z"));
        ask(events, "activity");

        var gap = claim("gap-is-months", "2025-12-05");
        assertThat(gap.getString("verdict")).isEqualTo("SUPPORTED");
        assertThat(gap.getDouble("metric.interval.high")).isLessThan(12);
        var wideGap = claim("gap-is-months", "2025-12-15");
        assertThat(wideGap.getString("verdict")).isEqualTo("CONTRADICTED");
        assertThat(wideGap.getDouble("metric.interval.low")).isGreaterThan(12);
        var more = claim("curbs-spur-innovation", "2025-12-05");
        assertThat(more.getString("verdict")).isEqualTo("SUPPORTED");
        assertThat(more.getDouble("metric.estimate")).isEqualTo(4.00);
        var less = claim("curbs-spur-innovation", "2025-12-15");
        assertThat(less.getString("verdict")).isEqualTo("CONTRADICTED");
        assertThat(less.getDouble("metric.estimate")).isEqualTo(0.25);
    }

    private static JsonPath claim(String id, String knownAt) {
        return read("/api/v1/claims?validAt=2025-12-01&knownAt=" + knownAt)
                .setRootPath("items.find {it.id == '" + id + "'}");
    }

    private static void assertEstimate(JsonPath found, double estimate, double low, double high) {
        assertThat(found.getString("status")).as(found.prettify()).isEqualTo("OK");
        assertThat(found.getDouble("estimate")).isCloseTo(estimate, within(CLOSE * Math.max(1, estimate / 10)));
        assertThat(found.getDouble("interval.low")).isCloseTo(low, within(CLOSE * Math.max(1, low / 10)));
        assertThat(found.getDouble("interval.high")).isCloseTo(high, within(CLOSE * Math.max(1, high / 10)));
    }
}
