package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The topic is open: any Kafka consumer reads CloudEvents from it, and the log agrees with both read sides.
@Order(6)
@ExtendWith(StartedSystem.Provider.class)
class LogTest {
    private static final String TOPIC = "countermove.announcements.v1";

    private final StartedSystem system;

    LogTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void isReadableByAPlainConsumer() {
        var fees = records().stream()
                .filter(record -> record.key().equals("ernie-fees-dropped"))
                .toList();

        assertThat(fees).hasSize(1);
        assertThat(headers(fees.getFirst()))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.countermove.announcement.published.v1")
                .containsEntry("ce_subject", "ernie-fees-dropped")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_source", "ce_time", "ce_ingesttime", "ce_authid", "ce_dataschema");
        assertThat(Json.parse(fees.getFirst().value()).get("kind").asText()).isEqualTo("price.changed");
    }

    @Test
    void agreesWithStateAndMetrics() {
        var answer = system.reconciled();

        assertThat(answer.at("/log/records/count").asInt()).isEqualTo(records().size());
        assertThat(answer.at("/state/records")).isEqualTo(answer.at("/log/records"));
        assertThat(answer.at("/metrics/records")).isEqualTo(answer.at("/log/records"));
        assertThat(answer.at("/metrics/current")).isEqualTo(answer.at("/state/current"));
        assertThat(answer.get("quarantined").asInt()).isZero();
    }

    private List<ConsumerRecord<String, String>> records() {
        var port = system.status().at("/processes/kafka/port").asInt();
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "auto.offset.reset", "none");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
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

    private static Map<String, String> headers(ConsumerRecord<String, String> message) {
        var headers = new TreeMap<String, String>();
        message.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
