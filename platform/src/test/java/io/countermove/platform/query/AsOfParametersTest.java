package io.countermove.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AsOfParametersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:15:30.1234567Z"), ZoneOffset.UTC);

    @Test
    void fillsWhatIsMissingFromTheClock() {
        var asOf = new AsOfParameters(null, null, null).resolve(CLOCK);
        assertThat(asOf.validAt()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(asOf.knownAtText()).isEqualTo("2026-11-24T10:15:30.123456Z");
        assertThat(asOf.knownBy()).isEqualTo(AsOf.KnownBy.SYSTEM);
    }

    @Test
    void readsAnInstantAndTheOtherClock() {
        var asOf = new AsOfParameters("1956-01-01", "2025-05-20T14:00:00+02:00", "public").resolve(CLOCK);
        assertThat(asOf.validAt()).isEqualTo(LocalDate.of(1956, 1, 1));
        assertThat(asOf.knownAtText()).isEqualTo("2025-05-20T12:00:00.000000Z");
        assertThat(asOf.knownBy()).isEqualTo(AsOf.KnownBy.PUBLIC);
    }

    @Test
    void namesTheParameterThatItCannotRead() {
        assertThatThrownBy(() -> new AsOfParameters("today", null, null).resolve(CLOCK))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("validAt");
        assertThatThrownBy(() -> new AsOfParameters(null, "2025", null).resolve(CLOCK))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("knownAt");
        assertThatThrownBy(() -> new AsOfParameters(null, null, "me").resolve(CLOCK))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("knownBy");
    }

    @Test
    void tagsAnAnswerByWhatItDependsOn() {
        var asOf = new AsOfParameters(null, null, null).resolve(CLOCK);
        var tag = ReadTag.of("/api/v1/curbs", "issuer=org:us-bis", asOf, Position.NONE);
        assertThat(tag).isEqualTo(ReadTag.of("/api/v1/curbs", "issuer=org:us-bis", asOf, Position.NONE));
        assertThat(tag).isNotEqualTo(ReadTag.of("/api/v1/curbs", null, asOf, Position.NONE));
        assertThat(tag.matches("\"other\", " + tag.value().substring(2))).isTrue();
        assertThat(tag.matches("*")).isTrue();
        assertThat(tag.matches(null)).isFalse();
    }
}
