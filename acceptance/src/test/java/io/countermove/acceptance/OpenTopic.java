package io.countermove.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A topic as any Kafka consumer reads it.
record OpenTopic(StartedSystem system, String name) {
    static final String ANNOUNCEMENTS = "countermove.announcements.v1";
    static final String ENTITY_CHANGES = "countermove.entity-changes.v1";
    static final String ENTITIES = "countermove.entities.v1";
    static final String OBSERVATIONS = "countermove.observations.v1";

    /// What stands on it now, each partition in its order.
    List<ConsumerRecord<String, String>> records() {
        var port = system.status().at("/processes/kafka/port").asInt();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "auto.offset.reset",
                "none",
                "isolation.level",
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    static Map<String, String> headers(ConsumerRecord<String, String> message) {
        var headers = new TreeMap<String, String>();
        message.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
