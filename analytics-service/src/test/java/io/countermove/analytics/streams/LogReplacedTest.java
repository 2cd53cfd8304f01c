package io.countermove.analytics.streams;

import static io.countermove.analytics.Mother.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.contracts.topic.TopicNames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A state that was made from one log, and then sees another.
class LogReplacedTest {

    private final TopologyTestDriver driver = new TopologyTestDriver(
            FoldTopology.of(TopicNames.OBSERVATIONS, () -> new SourceLog("new", 1, _ -> 0)), new Properties());
    private final KeyValueStore<String, byte[]> stored = driver.getKeyValueStore(FoldTopology.TALLIES_STORE);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void refusesAnotherLogBeforeItHoldsAnything() {
        stored.put("log", utf8("old"));
        assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofSeconds(1)))
                .hasStackTraceContaining("lost and begun again")
                .hasStackTraceContaining("id old")
                .hasStackTraceContaining("id new");
    }

    @Test
    void refusesOffsetsThatComeAgain() {
        stored.put("next|0", ByteBuffer.allocate(Long.BYTES).putLong(5).array());
        assertThatThrownBy(this::pipe).hasStackTraceContaining("offset 0 comes again");
    }

    @Test
    void goesOnWithTheSameLog() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        pipe();
        pipe();
        assertThat(stored.get("log")).isEqualTo(utf8("new"));
        assertThat(ByteBuffer.wrap(stored.get("next|0")).getLong()).isEqualTo(2);
    }

    private void pipe() {
        driver.createInputTopic(TopicNames.ANNOUNCEMENTS, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(utf8("key"), utf8("{"));
    }
}
