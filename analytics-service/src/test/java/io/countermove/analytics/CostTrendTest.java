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
import org.junit.jupiter.api.Test;

/// T4 on prices of several tiers and regions.
class CostTrendTest {

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

    private static double value(Answer answer) {
        return answer.estimate() == null ? Double.NaN : answer.estimate().doubleValue();
    }

    private static Answer answer(List<AnnouncementEvent> events) {
        var asOf = new AsOf(LocalDate.of(2025, 6, 30), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var question = new CostTrendParameters(
                "price-input", null, true, Selected.ALL, Set.of("model:priced"), Set.of(), null, 0.95);
        return Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, asOf);
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
