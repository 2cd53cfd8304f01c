package io.countermove.analytics.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.analytics.AlertState;
import io.countermove.analytics.Answer;
import io.countermove.local.KafkaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertWriterTest {

    private static final TopicPartition RULES = new TopicPartition(AlertForm.TOPIC, 0);

    @Test
    void refusesWhoWasReplaced(@TempDir Path folder) throws Exception {
        try (var broker = KafkaProcess.start(folder.resolve("kafka"), 0)) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (var admin = Admin.create(kafka)) {
                admin.createTopics(List.of(new NewTopic(AlertForm.TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            try (var former = AlertWriter.open(kafka, 1)) {
                write(former, "first");
                assertThat(former.ends().get(RULES)).isEqualTo(1);
                former.begin();
                former.put("lost", state("lost"));
                try (var latter = AlertWriter.open(kafka, 1)) {
                    assertThat(latter.ends().get(RULES)).isGreaterThanOrEqualTo(1);
                    assertThatThrownBy(former::commit).isInstanceOf(KafkaException.class);
                    write(latter, "second");
                }
            }
            assertThat(committed(kafka)).containsExactly("state/first", "state/second");
        }
    }

    private static void write(AlertWriter writer, String seen) {
        writer.begin();
        writer.put(seen, state(seen));
        writer.commit();
    }

    private static AlertState state(String seen) {
        return new AlertState(seen, Instant.parse("2026-01-01T00:00:00Z"), Answer.Status.OK, 1.5, 0, List.of());
    }

    private static List<String> committed(Map<String, Object> kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.get("bootstrap.servers"), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(RULES));
            consumer.seekToBeginning(List.of(RULES));
            long end = end(kafka);
            var keys = new ArrayList<String>();
            while (consumer.position(RULES) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    assertThat(AlertForm.readState(record.value()).seen())
                            .isEqualTo(record.key().substring(6));
                    keys.add(record.key());
                });
            }
            return keys;
        }
    }

    /// Also of what is committed, and does not have its marker yet.
    private static long end(Map<String, Object> kafka) {
        try (var admin = Admin.create(kafka)) {
            return TopicEnds.of(admin, AlertForm.TOPIC, 1, IsolationLevel.READ_UNCOMMITTED)
                    .getOrDefault(RULES, 0L);
        }
    }
}
