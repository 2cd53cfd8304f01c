package io.countermove.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosecondsTest {
    @ParameterizedTest
    @CsvSource({
        "2025-04-15T12:00:00+08:00, 2025-04-15T04:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void readsWhatHasAForm(String text, String instant) {
        assertThat(Microseconds.find(text)).contains(Instant.parse(instant));
    }

    /// No database takes the others: whoever writes them past the intake must not stop the readers.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void readsNoOtherYears(String text) {
        assertThat(Microseconds.find(text)).isEmpty();
    }
}
