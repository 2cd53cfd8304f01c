package io.countermove.entities;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning.
final class Topic implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;

    Topic(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none");
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /// The first record that is as wanted, waited for ten seconds.
    ConsumerRecord<String, String> await(String name, Predicate<ConsumerRecord<String, String>> wanted) {
        var partitions = consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(name, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline) {
            for (var taken : consumer.poll(Duration.ofMillis(200))) {
                if (wanted.test(taken)) {
                    return taken;
                }
            }
        }
        throw new NoSuchElementException(name);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
