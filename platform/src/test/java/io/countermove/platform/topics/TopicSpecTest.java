package io.countermove.platform.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicSpecTest {
    private final TopicSpec spec = new TopicSpec(
            "countermove.announcements.v1",
            12,
            (short) 1,
            Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"));

    @Test
    void acceptsWhatIsAsItHasToBe() {
        var actual = Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime", "flush.ms", "1");
        assertThat(spec.differences(12, 3, actual)).isEmpty();
    }

    @Test
    void saysExactlyWhatDiffers() {
        assertThat(spec.differences(6, 0, Map.of("retention.ms", "604800000")))
                .containsExactly(
                        "partitions is 6, has to be 12",
                        "replication is 0, has to be 1",
                        "message.timestamp.type is not set, has to be LogAppendTime",
                        "retention.ms is 604800000, has to be -1");
    }
}
