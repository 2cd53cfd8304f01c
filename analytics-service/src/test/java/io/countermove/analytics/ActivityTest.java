package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// T2 through the function that the API calls.
class ActivityTest {

    private static final String RECORDED = "2026-01-01T00:00:00Z";
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2025, 5, 20);

    @Test
    void measuresTheRateOfTheThirtyDaysThatEndWithTheDay() {
        var answer = answer(at(DAY), released(7, DAY), released(1, DAY.plusDays(1)), released(1, DAY.minusDays(30)));

        assertThat(answer.n()).isEqualTo(7);
        assertThat(value(answer)).isCloseTo(0.2333, within(0.00005));
        assertThat(answer.parameters()).containsEntry("from", "2025-04-21").containsEntry("to", "2025-05-21");
    }

    @Test
    void measuresTheMomentumOfTheExample() {
        var answer = answer(
                at(DAY),
                released(14, DAY.minusDays(27)),
                released(20, DAY.minusDays(28)),
                released(1, DAY.minusDays(111)),
                released(3, DAY.minusDays(112)));

        assertThat(answer.blocks().get("momentum"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("status", Answer.Status.OK)
                .containsEntry("estimate", 2.0)
                .containsEntry("n", 35L);
    }

    @Test
    void saysWhatMomentumLacks() {
        var answer = answer(at(DAY), released(4, DAY));

        assertThat(answer.status()).isEqualTo(Answer.Status.OK);
        assertThat(answer.blocks().get("momentum"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("status", Answer.Status.INSUFFICIENT_DATA)
                .containsEntry("estimate", null)
                .containsEntry("reasons", List.of("4 announcements in 112 days, needs 5"));
    }

    @Test
    void countsAnImpreciseDateOnlyInTheEnvelope() {
        var month = List.of(Mother.published("m", "m1", RECORDED, Mother.model("m", "2025-04")));
        var answer = answer(at(DAY), released(2, DAY), month);

        assertThat(answer.n()).isEqualTo(2);
        assertThat(answer.blocks()).containsEntry("envelope", Map.of("low", 2L, "high", 3L));
        assertThat(answer.excluded()).isEqualTo(Map.of("date-imprecise", 1L));
    }

    @Test
    void asksTheClockOfThePublicWhenTold() {
        var then = Instant.parse("2025-05-25T00:00:00Z");

        assertThat(answer(new AsOf(DAY, then, KnownBy.SYSTEM), released(3, DAY)).n())
                .isZero();
        assertThat(answer(new AsOf(DAY, then, KnownBy.PUBLIC), released(3, DAY)).n())
                .isEqualTo(3);
    }

    @Test
    void filtersByKindEntityJurisdictionAndPublisher() {
        var trends = Observed.trends(released(3, DAY).toArray(AnnouncementEvent[]::new));

        assertThat(count(trends, filter("model", "org:deepseek", "CN", "Reuters")))
                .isEqualTo(3);
        assertThat(count(trends, filter("model.released", "model:m0-2025-05-20", "CN", "Reuters")))
                .isEqualTo(1);
        assertThat(count(trends, filter("policy", "org:deepseek", "CN", "Reuters")))
                .isZero();
        assertThat(count(trends, filter("model", "org:baidu", "CN", "Reuters"))).isZero();
        assertThat(count(trends, filter("model", "org:deepseek", "US", "Reuters")))
                .isZero();
        assertThat(count(trends, filter("model", "org:deepseek", "CN", "AFP"))).isZero();
    }

    @Test
    void cutsWhatHadNotComeYet() {
        var trends = Observed.trends();
        var window = new Window(DAY.minusDays(1), DAY.plusDays(10), Bucket.DAY);
        var later = new Window(DAY.plusDays(1), DAY.plusDays(10), Bucket.DAY);

        assertThat(trends.answer(parameters(AnnouncementFilter.ALL, window, false), at(DAY))
                        .series())
                .hasSize(2);
        assertThat(trends.answer(parameters(AnnouncementFilter.ALL, later, false), at(DAY))
                        .status())
                .isEqualTo(Answer.Status.INSUFFICIENT_DATA);
    }

    @Test
    void sharesNothingWithNothing() {
        var window = Defaults.window(Metric.ACTIVITY, null, null, null, DAY);
        var answer = Observed.trends().answer(parameters(AnnouncementFilter.ALL, window, true), at(DAY));

        assertThat(answer.status()).isEqualTo(Answer.Status.UNDEFINED);
        assertThat(answer.estimate()).isNull();
    }

    @Test
    void cutsBucketsAtTheCalendar() {
        var window = new Window(LocalDate.of(2025, 1, 15), LocalDate.of(2025, 7, 2), Bucket.QUARTER);

        assertThat(window.spans())
                .extracting(span -> span.from().toString())
                .containsExactly("2025-01-15", "2025-04-01", "2025-07-01");
    }

    private static AnnouncementFilter filter(String kind, String entity, String jurisdiction, String publisher) {
        return new AnnouncementFilter(List.of(kind), Set.of(entity), Set.of(jurisdiction), Set.of(publisher));
    }

    private static long count(Trends trends, AnnouncementFilter filter) {
        var window = Defaults.window(Metric.ACTIVITY, null, null, null, DAY);
        return trends.answer(parameters(filter, window, false), at(DAY)).n();
    }

    @SafeVarargs
    private static Answer answer(AsOf asOf, List<AnnouncementEvent>... events) {
        var all = new ArrayList<AnnouncementEvent>();
        for (var some : events) {
            all.addAll(some);
        }
        var window = Defaults.window(Metric.ACTIVITY, null, null, null, asOf.validAt());
        return Observed.trends(all.toArray(AnnouncementEvent[]::new))
                .answer(parameters(AnnouncementFilter.ALL, window, false), asOf);
    }

    private static ActivityParameters parameters(AnnouncementFilter filter, Window window, boolean share) {
        return new ActivityParameters(filter, window, share, Defaults.HALF_LIFE, Defaults.LEVEL);
    }

    private static double value(Answer answer) {
        return answer.estimate() == null ? Double.NaN : answer.estimate().doubleValue();
    }

    private static AsOf at(LocalDate day) {
        return new AsOf(day, NOW, KnownBy.SYSTEM);
    }

    private static List<AnnouncementEvent> released(int count, LocalDate day) {
        var events = new ArrayList<AnnouncementEvent>();
        for (int i = 0; i < count; i++) {
            var id = "m" + i + "-" + day;
            events.add(Mother.published(id, id, RECORDED, Mother.model(id, day.toString())));
        }
        return events;
    }
}
