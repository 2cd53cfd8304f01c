package io.countermove.entities.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.entities.Entry;
import io.countermove.entities.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private final Counted state = new Counted();
    private long now;
    private final Watermark watermark = new Watermark(state, () -> now);

    /// A state that is one further each time it is asked.
    private static final class Counted implements State {
        private long asked;
        private boolean away;

        @Override
        public Applied applied() {
            if (away) {
                throw new IllegalStateException("away");
            }
            asked++;
            return new Applied(Map.of(0, asked), Instant.EPOCH);
        }

        @Override
        public void bind(String topic, String topicId, int partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void apply(Map<Integer, Long> expectedOffsets, List<Entry> entries) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void whoAsksSoonAfterGetsTheSameReading() {
        assertThat(watermark.applied().nextOffsets()).containsEntry(0, 1L);
        now += Duration.ofMillis(2).toNanos();

        assertThat(watermark.applied().nextOffsets()).containsEntry(0, 1L);
    }

    @Test
    void whatWasReadLongerAgoIsReadAgain() {
        assertThat(watermark.applied().nextOffsets()).containsEntry(0, 1L);
        now += Duration.ofMillis(3).toNanos();

        assertThat(watermark.applied().nextOffsets()).containsEntry(0, 2L);
    }

    @Test
    void aDatabaseThatWasAwayIsAskedAgain() {
        state.away = true;
        assertThatThrownBy(watermark::applied).hasMessage("away");
        state.away = false;

        assertThat(watermark.applied().nextOffsets()).containsEntry(0, 1L);
    }
}
