package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// All metrics: the same bits whatever the order and the duplicates, and after something was said and taken back.
class SameBitsTest {

    private static final List<AnnouncementEvent> EVENTS = Stream.of(
                    Examples.tenOfWhichFourHaveTwoPublishers(),
                    Examples.threeCurbs(),
                    List.of(Examples.correctedEnd()),
                    Examples.moreOfLate(),
                    Examples.growthFromFourPointSevenToSixPointSeven(),
                    Examples.costsOfFiveYears(),
                    Examples.twelveAfterACurbAndFourBefore(),
                    Examples.answersToEightCurbs(),
                    Examples.clustersOfTwoYears(),
                    Examples.frontiersOfTwo(),
                    Examples.burstOfThreeDays(),
                    Examples.changeAfterAYear(),
                    Examples.fiftyWithTwoOrgs(),
                    Examples.reliance())
            .flatMap(List::stream)
            .toList();
    private static final AsOf AS_OF =
            new AsOf(LocalDate.of(2025, 9, 1), Instant.parse("2026-06-01T00:00:00Z"), KnownBy.SYSTEM);
    /// Of each metric one to which the examples give a number.
    private static final List<Question> ANSWERED = List.of(
            new DataQualityParameters(Set.of("Quality Press"), 0.95),
            new CurbParameters(
                    Set.of("org:stock-office"), Set.of(), Set.of(), months("2004-01-01", "2005-01-01"), 0.95),
            new ActivityParameters(of("LV"), days("2005-06-01", "2005-07-01"), false, 28, 0.95),
            new RevenueGrowthParameters(Set.of(), Set.of("segment:example-cloud"), "revenue", 0.95),
            new CostTrendParameters("training-cost", null, null, true, Selected.ALL, Set.of(), Set.of("FI"), null, 0.9),
            new BeforeAfterParameters(
                    "policy:before-after", BeforeAfterParameters.KINDS, Set.of(), Set.of("NO"), 90, 0.95),
            new ResponseLagParameters(null, Set.of(), Set.of("jurisdiction:no"), true, 0.95),
            new ComputeScaleParameters(
                    Set.of("DK"), true, ComputeScaleParameters.Unit.CHIPS, Selected.RECORD_HIGH, false, null, 0.95),
            new FrontierGapParameters(
                    "IS",
                    "IE",
                    null,
                    FrontierGapParameters.Definition.SCORE_LEVELS,
                    0,
                    FrontierGapParameters.FROM,
                    0.95),
            new SelfRelianceParameters("PT", 0.95),
            new BurstsParameters(
                    of("GR"), days("2008-04-11", "2008-05-11"), BurstsParameters.S, BurstsParameters.GAMMA, 0.95),
            new ChangePointsParameters(of("RO"), months("2006-01-01", "2008-01-01"), 0.95),
            new CoOccurrenceParameters(of("HU"), months("2009-01-01", "2010-01-01"), 0.95));
    private static final List<Question> QUESTIONS = Stream.concat(
                    Arrays.stream(Metric.values()).map(metric -> Standing.question(metric, AS_OF)), ANSWERED.stream())
            .toList();
    private static final Map<Question, Map<String, Object>> WANTED = answers(EVENTS);

    @Test
    void comparesANumberOfEachMetric() {
        assertThat(ANSWERED).extracting(Question::metric).containsExactly(Metric.values());
        for (var question : ANSWERED) {
            assertThat(WANTED.get(question))
                    .as(question.toString())
                    .containsEntry("status", Answer.Status.OK)
                    .extractingByKey("estimate", InstanceOfAssertFactories.type(Number.class))
                    .extracting(Number::doubleValue, InstanceOfAssertFactories.DOUBLE)
                    .isPositive();
        }
        assertThat(ANSWERED)
                .filteredOn(question -> question.metric() == Metric.ACTIVITY)
                .map(WANTED::get)
                .map(answer -> answer.get("momentum"))
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("estimate", 2.0);
    }

    @Property(tries = 8)
    void answersTheSameInAnyOrderAndWithDuplicates(@ForAll Random random) {
        var events = new ArrayList<>(EVENTS);
        IntStream.range(0, 40).forEach(_ -> events.add(EVENTS.get(random.nextInt(EVENTS.size()))));
        Collections.shuffle(events, random);

        assertThat(answers(events)).isEqualTo(WANTED);
    }

    @Property(tries = 8)
    void answersTheSameAfterWhatWasTakenBack(@ForAll Random random) {
        var events = new ArrayList<>(EVENTS);
        for (int i = 0; i < 20; i++) {
            var id = "taken-back-" + i;
            events.add(Mother.published(
                    id,
                    id,
                    "2026-02-01T00:00:00Z",
                    i % 2 == 0
                            ? Mother.model(id, "2025-08-0" + (1 + i % 9))
                            : Mother.curb(id, "2024-01-01", "\"validFrom\": \"2024-01-01\"")));
            events.add(Mother.retracted(id, id + "-r", "2026-03-01T00:00:00Z"));
        }
        Collections.shuffle(events, random);

        var found = answers(events);
        for (var question : QUESTIONS) {
            if (question.metric() != Metric.DATA_QUALITY) { // which counts what was taken back
                assertThat(found.get(question)).as(question.toString()).isEqualTo(WANTED.get(question));
            }
        }
    }

    private static AnnouncementFilter of(String jurisdiction) {
        return new AnnouncementFilter(List.of(), Set.of(), Set.of(jurisdiction), Set.of());
    }

    private static Window days(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to), Bucket.DAY);
    }

    private static Window months(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to), Bucket.MONTH);
    }

    private static Map<Question, Map<String, Object>> answers(List<AnnouncementEvent> events) {
        var trends = Observed.trends(events.toArray(AnnouncementEvent[]::new));
        var answers = new LinkedHashMap<Question, Map<String, Object>>();
        QUESTIONS.forEach(
                question -> answers.put(question, trends.answer(question, AS_OF).substance()));
        return answers;
    }
}
