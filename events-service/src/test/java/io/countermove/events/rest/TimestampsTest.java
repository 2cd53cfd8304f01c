package io.countermove.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    /// The examples of RFC 3339, section 5.8, and the ends of what its grammar allows.
    @ParameterizedTest
    @CsvSource({
        "1985-04-12T23:20:50.52Z, 1985-04-12T23:20:50.520Z",
        "1996-12-19T16:39:57-08:00, 1996-12-20T00:39:57Z",
        "1990-12-31T23:59:60Z, 1990-12-31T23:59:59Z",
        "1990-12-31T15:59:60-08:00, 1990-12-31T23:59:59Z",
        "1937-01-01T12:00:27.87+00:20, 1937-01-01T11:40:27.870Z",
        "1985-04-12t23:20:50z, 1985-04-12T23:20:50Z",
        "2025-04-15T12:00:00-00:00, 2025-04-15T12:00:00Z",
        "2025-04-15T12:00:00+23:59, 2025-04-14T12:01:00Z",
        "2025-04-15T12:00:00-23:59, 2025-04-16T11:59:00Z",
        "2024-02-29T00:00:00.1234567891234Z, 2024-02-29T00:00:00.123456Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void readsEveryTimestamp(String text, String instant) {
        assertThat(Timestamps.find(text)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-04-15",
                "2025-04-15T12:00Z",
                "2025-04-15T12:00:00",
                "2025-04-15 12:00:00Z",
                "2025-04-15T12:00:00+25:00",
                "2025-04-15T12:00:00+24:00",
                "2025-04-15T12:00:00+08:60",
                "2025-04-15T12:00:00+0800",
                "2025-04-15T12:00:00+08",
                "2025-04-15T12:00:00+08:00:30",
                "2025-04-15T12:00:00+08:00[Asia/Shanghai]",
                "2025-02-29T12:00:00Z",
                "2025-13-01T12:00:00Z",
                "2025-04-15T24:00:00Z",
                "2025-04-15T12:60:00Z",
                "2025-04-15T12:00:60Z",
                "2025-04-15T12:00:61Z",
                "2025-04-15T12:00:00.Z",
                "2025-04-15T12:00:00,5Z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "+12025-04-15T12:00:00Z",
                "-2025-04-15T12:00:00Z",
                "٢٠٢٥-04-15T12:00:00Z",
                " 2025-04-15T12:00:00Z",
                "2025-04-15T12:00:00Z\n",
                "1744718400",
                "now"
            })
    void refusesEverythingElse(String text) {
        assertThat(Timestamps.find(text)).isEmpty();
    }

    @Test
    void refusesTheEmptyText() {
        assertThat(Timestamps.find("")).isEmpty();
    }
}
