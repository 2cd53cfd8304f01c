package io.countermove.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagMeterTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsWhatAllItsPartsHaveNotReadAlsoWhereNobodyKeepsIt() {
        var parts = parts();
        System.gc();

        parts.getFirst().note(behind(3));
        parts.getLast().note(behind(4));

        assertThat(registry.get("countermove.projection.lag").gauge().value()).isEqualTo(7);
    }

    private List<LagMeter.Part> parts() {
        var meter = new LagMeter(registry, "announcements");
        return List.of(meter.part(), meter.part());
    }

    private static MockConsumer<byte[], byte[]> behind(long records) {
        var partition = new TopicPartition("announcements", 0);
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, records));
        return consumer;
    }
}
