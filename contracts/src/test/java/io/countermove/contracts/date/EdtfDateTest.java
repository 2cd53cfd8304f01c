package io.countermove.contracts.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfDateTest {

    @ParameterizedTest
    @CsvSource({
        "2025, 2025-01-01, 2025-12-31, YEAR",
        "2025-Q1, 2025-01-01, 2025-03-31, QUARTER",
        "2025-Q4, 2025-10-01, 2025-12-31, QUARTER",
        "2024-02, 2024-02-01, 2024-02-29, MONTH",
        "2025-04-15, 2025-04-15, 2025-04-15, DAY",
        "1956-07, 1956-07-01, 1956-07-31, MONTH",
    })
    void keepsThePrecisionOfItsSource(String text, LocalDate earliest, LocalDate latest, Precision precision) {
        assertThat(EdtfDate.parse(text)).isEqualTo(new EdtfDate(text, earliest, latest, precision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025-13",
                "2025-02-29",
                "2025-Q5",
                "25-04",
                "2025-4",
                "2025-04-15T00:00",
                "0000",
                "0000-01",
                "0000-Q1",
                "0000-01-01",
                "2025~"
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(EdtfDate.find(text)).isEmpty();
    }

    @Test
    void endsWithItsLastDay() {
        assertThat(EdtfDate.parse("2025-04").end()).isEqualTo(Instant.parse("2025-04-30T23:59:59.999999Z"));
    }

    @Test
    void ordersByEarliestThenByPrecision() {
        assertThat(EdtfDate.parse("2025-04-01")).isLessThan(EdtfDate.parse("2025-04"));
        assertThat(EdtfDate.parse("2025-04")).isLessThan(EdtfDate.parse("2025-04-15"));
    }
}
