package io.countermove.contracts.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownNowTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void isNoEarlierThanWhatIsKnownAndNotFarAhead() {
        assertThat(KnownNow.of(NOW, Instant.EPOCH)).isEqualTo(NOW);
        assertThat(KnownNow.of(NOW, NOW.plusSeconds(2))).isEqualTo(NOW.plusSeconds(2));
        assertThat(KnownNow.of(NOW, Instant.parse("2100-01-01T00:00:00Z"))).isEqualTo(NOW.plusSeconds(300));
    }
}
