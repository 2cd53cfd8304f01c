package io.countermove.analytics;

import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrendsTest {

    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

    private final Trends trends =
            Observed.trends(published("r1", "e1", RECORDED.toString(), model("deepseek-r1", "2025-01-20")));

    @Test
    void knowsWhatWasRecordedByAClockThatRunsAhead() {
        assertThat(trends.knownBy(RECORDED.plusSeconds(1))).isEqualTo(RECORDED.plusSeconds(1));
        assertThat(trends.knownBy(RECORDED.minusSeconds(299))).isEqualTo(RECORDED);
    }

    @Test
    void doesNotFollowAStampThatCannotBeRight() {
        var now = RECORDED.minusSeconds(86_400);

        assertThat(trends.knownBy(now)).isEqualTo(now.plusSeconds(300));
        assertThat(new Trends().knownBy(now)).isEqualTo(now);
    }
}
