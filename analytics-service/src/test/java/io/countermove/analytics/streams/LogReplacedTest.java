package io.countermove.analytics.streams;

import static io.countermove.analytics.Mother.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.contracts.topic.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A state that was made from one log, and then sees another.
class LogReplacedTest {

    @TempDir
    @Nullable
    Path folder;

    @Test
    void refusesAnotherLogBeforeItHoldsAnything() {
        start(new SourceLog("old", 1, _ -> 0), false);
        assertThatThrownBy(() -> start(new SourceLog("new", 1, _ -> 0), false))
                .hasStackTraceContaining("lost and begun again")
                .hasStackTraceContaining("id old")
                .hasStackTraceContaining("id new");
    }

    @Test
    void refusesOffsetsThatComeAgain() {
        var same = new SourceLog("old", 1, _ -> 0);
        start(same, true);
        // The driver counts offsets from 0 again, as a consumer does that was put back to the beginning.
        assertThatThrownBy(() -> start(same, true)).hasStackTraceContaining("offset 0 comes again");
    }

    @Test
    void goesOnWithTheSameLog() {
        var same = new SourceLog("old", 1, _ -> 0);
        start(same, false);
        start(same, true);
        assertThat(folder).isNotEmptyDirectory();
    }

    private void start(SourceLog log, boolean pipe) {
        var settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, String.valueOf(folder));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "fold");
        try (var driver = new TopologyTestDriver(FoldTopology.of(TopicNames.OBSERVATIONS, () -> log), settings)) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            if (pipe) {
                driver.createInputTopic(TopicNames.ANNOUNCEMENTS, new ByteArraySerializer(), new ByteArraySerializer())
                        .pipeInput(utf8("key"), utf8("{"));
            }
        }
    }
}
