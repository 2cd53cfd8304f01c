package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {
    private static final String TOPIC = "announcements";

    @TempDir
    private Path folder;

    @Test
    void keepsWhatWasAcknowledgedThroughAKill() throws Exception {
        long killed;
        try (KafkaProcess kafka = KafkaProcess.start(folder, 0)) {
            createTopic(kafka);
            produce(kafka, "ernie-fees-dropped");
            killed = kafka.pid();
            ProcessHandle handle = ProcessHandle.of(killed).orElseThrow();
            handle.destroyForcibly();
            handle.onExit().get(10, TimeUnit.SECONDS);
        }
        try (KafkaProcess kafka = KafkaProcess.start(folder, 0)) {
            assertThat(kafka.pid()).isNotEqualTo(killed);
            ConsumerRecord<String, String> found = consume(kafka);
            assertThat(found.value()).isEqualTo("ernie-fees-dropped");
            assertThat(found.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        }
    }

    @Test
    void createsNoTopicByItself() {
        try (KafkaProcess kafka = KafkaProcess.start(folder, 0)) {
            assertThatThrownBy(() -> produce(kafka, "lost"))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("not present in metadata");
        }
    }

    @Test
    void replacesTheBrokerThatAnEarlierRunLeftOnTheFolder() {
        KafkaProcess left = KafkaProcess.start(folder, 0);
        try (KafkaProcess kafka = KafkaProcess.start(folder, 0)) {
            assertThat(ProcessHandle.of(left.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(kafka.pid()).isNotEqualTo(left.pid());
        }
    }

    private static void createTopic(KafkaProcess kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void produce(KafkaProcess kafka, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "max.block.ms", 3_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static ConsumerRecord<String, String> consume(KafkaProcess kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }
}
