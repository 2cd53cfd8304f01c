package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.estimate.Proportion;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// T0, and the provisional edge that rests on the same delays.
class DataQualityTest {

    private static final String DAY = "2025-05-01";
    private static final String TEN_DAYS_LATER = "2025-05-12T12:00:00Z";

    @Test
    void expectsMoreUntilTheDelayAfterWhatIsKnown() {
        var trends = Observed.trends(said("a", DAY), said("b", DAY));

        assertThat(provisionalFrom(trends, "2025-05-20", "2025-05-20")).isEqualTo("2025-05-10");
        assertThat(provisionalFrom(trends, "2025-05-10", "2025-05-20")).isEqualTo("2025-05-10");
        assertThat(provisionalFrom(trends, "2025-05-09", "2025-05-20")).isNull();
        assertThat(provisionalFrom(trends, "2025-06-30", "2025-05-20")).isEqualTo("2025-05-10");
        assertThat(provisionalFrom(trends, "2025-05-20", "2026-05-20")).isNull();
    }

    @Test
    void keepsTheDelayOfWhatWasCorrected() {
        var corrected = Mother.corrected("a", "a2", "2025-05-13T00:00:00Z", json("a", DAY, "Reuters", ""));
        var trends = Observed.trends(said("a", DAY), corrected);

        assertThat(provisionalFrom(trends, "2025-05-20", "2025-05-20")).isEqualTo("2025-05-10");
        assertThat(quality(trends, "2025-05-20").blocks().get("delay"))
                .isEqualTo(Draft.map("median", 10, "p90", 10, "unit", "days", "n", 1));
    }

    @Test
    void countsWhatHadBeenAnnouncedByTheDay() {
        var trends = Observed.trends(said("a", DAY), said("b", "2025-05-02"), said("c", "2025-05"));

        assertThat(quality(trends, DAY).n()).isEqualTo(2);
        assertThat(quality(trends, "2025-05-02").n()).isEqualTo(3);
        assertThat(quality(trends, DAY).blocks().get("delay")).asString().contains("n=2");
    }

    @Test
    void leavesOutReportsOfOthersWhereverItCounts() {
        var report = Mother.published("r", "r", TEN_DAYS_LATER, json("r", DAY, "Reuters", ", \"reports\": \"a\""));
        var trends = Observed.trends(said("a", DAY), report, Mother.retracted("r", "r2", "2025-05-13T00:00:00Z"));

        assertThat(retracted(quality(trends, DAY))).isEqualTo(Map.of("gone", 0L, "of", 1L));
    }

    @Test
    void isNotRetractedByAnotherPublisher() {
        var corrected = Mother.corrected("a", "a2", "2025-05-13T00:00:00Z", json("a", DAY, "AFP", ""));
        var trends = Observed.trends(
                said("a", DAY),
                corrected,
                said("b", DAY),
                said("c", DAY),
                Mother.retracted("c", "c2", "2025-05-13T00:00:00Z"));

        assertThat(retracted(quality(trends, DAY, "Reuters"))).isEqualTo(Map.of("gone", 1L, "of", 2L));
    }

    private static Map<String, Long> retracted(Answer answer) {
        var share = (Proportion) answer.blocks().get("retracted");
        return share == null ? Map.of() : Map.of("gone", share.numerator(), "of", share.denominator());
    }

    private static Answer quality(Trends trends, String validAt, String... publishers) {
        return trends.answer(new DataQualityParameters(Set.of(publishers), 0.95), at(validAt, "2026-01-01"));
    }

    private static @Nullable String provisionalFrom(Trends trends, String validAt, String knownAt) {
        var asOf = at(validAt, knownAt);
        return trends.answer(Standing.question(Metric.ACTIVITY, asOf), asOf).provisionalFrom();
    }

    private static AsOf at(String validAt, String knownAt) {
        return new AsOf(LocalDate.parse(validAt), Instant.parse(knownAt + "T18:00:00Z"), KnownBy.SYSTEM);
    }

    private static AnnouncementEvent said(String id, String announcedOn) {
        return Mother.published(id, id, TEN_DAYS_LATER, json(id, announcedOn, "Reuters", ""));
    }

    private static String json(String id, String announcedOn, String publisher, String more) {
        return """
                {"kind": "model.released", "title": "%1$s", "announcedOn": "%2$s", "jurisdictions": ["CN"],
                 "participants": [{"role": "developer", "entity": "org:deepseek"}, {"role": "model", "entity": "model:%1$s"}],
                 "facts": [], "source": {"publisher": "%3$s", "publishedOn": "2025-05-01"}%4$s}""".formatted(id, announcedOn, publisher, more);
    }
}
