package io.countermove.analytics.kafka;

import io.countermove.analytics.AlertBook;
import io.countermove.platform.topics.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads all rules and what they saw last from the beginning into the [AlertBook], on one thread, in every instance.
@Singleton
public class AlertRuleReader {

    private static final Logger LOG = Logger.getLogger(AlertRuleReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final AlertBook book;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private @Nullable Thread thread;

    AlertRuleReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, Topics topics, AlertBook book) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.book = book;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("alert-rules").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        stopping = true;
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        } else if (thread != null) {
            thread.interrupt();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    /// Whether everything before these offsets has been taken.
    boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void run() {
        try {
            var topic = topics.await(AlertForm.TOPIC);
            var partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            while (!stopping) {
                try (var consumer = consumer()) {
                    reading = consumer;
                    read(consumer, partitions);
                } catch (InterruptException | WakeupException _) {
                    LOG.debug("alert rules: stopped");
                    return;
                } catch (RuntimeException e) {
                    LOG.error("alert rules: reading ended, begun again in a second", e);
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("alert rules: stopped");
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (!stopping) {
            consumer.poll(POLL).forEach(this::take);
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
            if (!book.isRead() && hasReached(ends)) {
                book.markRead();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            if (key.startsWith(AlertForm.RULE)) {
                takeRule(key.substring(AlertForm.RULE.length()), record.value());
            } else if (key.startsWith(AlertForm.STATE)) {
                takeState(key.substring(AlertForm.STATE.length()), record.value());
            }
        } catch (RuntimeException e) {
            // Of a later release, or written by another hand: the others go on.
            LOG.warnf("alert rules: %s cannot be read: %s", key, e.getMessage());
        }
    }

    private void takeRule(String id, byte @Nullable [] value) {
        if (value == null) {
            book.removeRule(id);
        } else {
            book.take(AlertForm.readRule(value));
        }
    }

    private void takeState(String id, byte @Nullable [] value) {
        if (value == null) {
            book.removeState(id);
        } else {
            book.take(id, AlertForm.readState(value));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
