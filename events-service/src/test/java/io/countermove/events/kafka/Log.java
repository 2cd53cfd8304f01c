package io.countermove.events.kafka;

import io.countermove.events.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The announcements topic as any Kafka client sees it.
public final class Log implements AutoCloseable {
    private static final String TOPIC = AnnouncementsTopic.NAME;
    private final Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap()), new ByteArrayDeserializer(), new ByteArrayDeserializer());

    private static String bootstrap() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /// How many records there are.
    public long size() {
        consumer.assign(partitions());
        return consumer.endOffsets(partitions()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// The record at a position such as `3:1881`.
    public ConsumerRecord<byte[], byte[]> at(String position) {
        var parts = position.split(":", -1);
        var partition = new TopicPartition(TOPIC, Integer.parseInt(parts[0]));
        consumer.assign(List.of(partition));
        consumer.seek(partition, Long.parseLong(parts[1]));
        return consumer.poll(Duration.ofSeconds(10)).iterator().next();
    }

    public static String headers(ConsumerRecord<byte[], byte[]> found) {
        return StreamSupport.stream(found.headers().spliterator(), false)
                .sorted(Comparator.comparing(header -> header.key()))
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    /// Writes past the service, as anyone with access to the topic can.
    public static Place write(String key, byte[] value, Map<String, String> headers) throws Exception {
        return writeAt(null, key, value, headers);
    }

    /// The same, to a partition of its own choice.
    public static Place writeAt(@Nullable Integer partition, String key, byte[] value, Map<String, String> headers)
            throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            var poison = new ProducerRecord<>(TOPIC, partition, key.getBytes(StandardCharsets.UTF_8), value);
            headers.forEach((name, text) -> poison.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            var at = producer.send(poison).get();
            return new Place(at.partition(), at.offset());
        }
    }

    /// Where a key belongs.
    public int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)))
                % partitions().size();
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
