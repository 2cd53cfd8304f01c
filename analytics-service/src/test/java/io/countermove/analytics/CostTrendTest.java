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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// T4 on prices of several tiers and regions, and on scores of several benchmarks.
class CostTrendTest {

    private static final AsOf AS_OF =
            new AsOf(LocalDate.of(2025, 6, 30), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);

    @Test
    void drawsTheLineThroughOneTierAndRegion() {
        var events = new ArrayList<AnnouncementEvent>();
        for (int i = 0; i < 5; i++) {
            events.add(price("batch-" + i, 2020 + i, 1 / Math.pow(2, i), "batch", "CN"));
        }
        for (int i = 0; i < 3; i++) {
            events.add(price("standard-" + i, 2020 + i, 64, "standard", "CN"));
            events.add(price("abroad-" + i, 2020 + i, 64, "batch", "US"));
        }

        var answer = answer(events);

        assertThat(answer.n()).isEqualTo(5);
        assertThat(value(answer)).isCloseTo(0.5, within(0.005));
        assertThat(answer.blocks()).containsEntry("priceOf", Map.of("tier", "batch", "region", "CN"));
        assertThat(answer.excluded()).isEqualTo(Map.of("other-tier", 3L, "other-region", 3L));
    }

    @Test
    void drawsNoLineThroughScoresOfSeveralBenchmarks() {
        var answer = scores(null);

        assertThat(answer.status()).isEqualTo(Answer.Status.UNDEFINED);
        assertThat(answer.reasons())
                .containsExactly("several benchmarks, which are never mixed; choose one with benchmark:"
                        + " example-index (5), other-index (5)");
    }

    /// Each model has both scores, the other one the later.
    @Test
    void drawsTheLineThroughTheChosenBenchmark() {
        var answer = scores("example-index");

        assertThat(answer.status()).isEqualTo(Answer.Status.OK);
        assertThat(answer.n()).isEqualTo(5);
        assertThat(value(answer)).isCloseTo(2, within(0.005));
        assertThat(answer.parameters()).containsEntry("benchmark", "example-index");
        assertThat(answer.excluded()).isEqualTo(Map.of("other-benchmark", 5L));
        assertThat(value(scores("other-index"))).isCloseTo(0.5, within(0.005));
    }

    private static Answer scores(@Nullable String benchmark) {
        var events = new ArrayList<AnnouncementEvent>();
        for (int i = 0; i < 5; i++) {
            events.add(score(i, "example-index", 2020 + i + "-03-01", 1 << i));
            events.add(score(i, "other-index", 2020 + i + "-04-01", 64 >> i));
        }
        var question = new CostTrendParameters(
                "benchmark-score", null, benchmark, true, Selected.ALL, Set.of(), Set.of(), null, 0.95);
        return Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, AS_OF);
    }

    private static AnnouncementEvent score(int model, String benchmark, String day, int score) {
        return Examples.announcement(
                benchmark + "-" + model,
                "model.evaluated",
                day,
                "CN",
                """
                [{"role": "developer", "entity": "org:scored"}, {"role": "model", "entity": "model:%d"}]""".formatted(model),
                """
                [{"entity": "model:%d", "property": "benchmark-score", "value": {"value": "%d", "unit": "1"},
                  "qualifiers": {"benchmark": "%s"}}]""".formatted(model, score, benchmark),
                "",
                "Press");
    }

    private static double value(Answer answer) {
        return answer.estimate() == null ? Double.NaN : answer.estimate().doubleValue();
    }

    private static Answer answer(List<AnnouncementEvent> events) {
        var question = new CostTrendParameters(
                "price-input", null, null, true, Selected.ALL, Set.of("model:priced"), Set.of(), null, 0.95);
        return Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, AS_OF);
    }

    private static AnnouncementEvent price(String id, int year, double amount, String tier, String region) {
        return Examples.announcement(
                id, "price.changed", year + "-03-01", "CN", """
                [{"role": "vendor", "entity": "org:pricing"}, {"role": "model", "entity": "model:priced"}]""", """
                [{"entity": "model:priced", "property": "price-input",
                  "value": {"amount": "%s", "currency": "USD", "basis": "per-million-tokens"},
                  "qualifiers": {"tier": "%s", "region": "%s"}}]""".formatted(amount, tier, region), "", "Press");
    }
}
