package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// T3 where several numbers are told of one period.
class RevenueGrowthTest {

    private static final Offset<Double> CLOSE = within(0.005);

    @Test
    void keepsASurerNumberBeforeALaterRumour() {
        var found = answer(
                revenue("a", "2024-05-20", "4.7", "CNY", "2024-Q1", "confirmed"),
                revenue("b", "2025-05-20", "6.7", "CNY", "2025-Q1", "confirmed"),
                revenue("c", "2025-05-30", "9.9", "CNY", "2025-Q1", "rumoured"));

        assertThat(value(found)).isCloseTo(42.55, CLOSE);
    }

    @Test
    void takesTheCurrencyThatBothPeriodsHave() {
        var events = new ArrayList<>(List.of(
                revenue("a", "2024-05-20", "4.7", "CNY", "2024-Q1", "confirmed"),
                revenue("b", "2025-05-20", "6.7", "CNY", "2025-Q1", "confirmed"),
                revenue("c", "2025-05-20", "0.93", "USD", "2025-Q1", "confirmed")));

        for (int i = 0; i < events.size(); i++) {
            Collections.rotate(events, 1);
            var found = answer(events.toArray(AnnouncementEvent[]::new));
            assertThat(value(found)).isCloseTo(42.55, CLOSE);
            assertThat(found.series().getFirst()).containsEntry("unit", "CNY");
        }
    }

    @Test
    void saysThatNoCurrencyIsCommon() {
        var found = answer(
                revenue("a", "2024-05-20", "4.7", "CNY", "2024-Q1", "confirmed"),
                revenue("c", "2025-05-20", "0.93", "USD", "2025-Q1", "confirmed"));

        assertThat(found.status()).isEqualTo(Answer.Status.INSUFFICIENT_DATA);
        assertThat(found.reasons()).containsExactly("the numbers of both periods have no currency in common");
    }

    @Test
    void countsEachPeriodOfWhichThePriorIsNotPositive() {
        var found = answer(
                revenue("a", "2023-05-20", "0", "CNY", "2023-Q1", "confirmed"),
                revenue("b", "2023-08-20", "-1.5", "CNY", "2023-Q2", "confirmed"),
                revenue("c", "2024-05-20", "4.7", "CNY", "2024-Q1", "confirmed"),
                growth("said", "2024-05-20", "12", "2024-Q1"),
                revenue("d", "2024-08-20", "5.1", "CNY", "2024-Q2", "confirmed"),
                revenue("e", "2025-05-20", "6.7", "CNY", "2025-Q1", "confirmed"));

        assertThat(value(found)).isCloseTo(42.55, CLOSE);
        assertThat(found.excluded()).isEqualTo(Map.of("prior-not-positive", 2L));
    }

    private static double value(Answer answer) {
        return answer.estimate() == null ? Double.NaN : answer.estimate().doubleValue();
    }

    private static Answer answer(AnnouncementEvent... events) {
        var asOf = new AsOf(LocalDate.of(2025, 6, 30), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var question = new RevenueGrowthParameters(
                Set.of(), Set.of("segment:example-cloud"), RevenueGrowthParameters.PROPERTY, 0.95);
        return Observed.trends(events).answer(question, asOf);
    }

    private static AnnouncementEvent revenue(
            String id, String day, String amount, String currency, String period, String confidence) {
        return reported(id, day, """
                [{"entity": "segment:example-cloud", "property": "revenue", "confidence": "%s",
                  "value": {"amount": "%s", "currency": "%s"}, "qualifiers": {"period": "%s"}}]""".formatted(confidence, amount, currency, period));
    }

    private static AnnouncementEvent growth(String id, String day, String percent, String period) {
        return reported(id, day, """
                [{"entity": "segment:example-cloud", "property": "revenue-growth", "confidence": "confirmed",
                  "value": {"value": "%s", "unit": "%%"}, "qualifiers": {"period": "%s"}}]""".formatted(percent, period));
    }

    private static AnnouncementEvent reported(String id, String day, String facts) {
        return Examples.announcement(id, "finance.reported", day, "AT", """
                [{"role": "actor", "entity": "org:growing"}, {"role": "segment", "entity": "segment:example-cloud"}]""", facts, "", "Press");
    }
}
