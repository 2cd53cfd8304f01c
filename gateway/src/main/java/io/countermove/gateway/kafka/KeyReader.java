package io.countermove.gateway.kafka;

import io.countermove.gateway.KeyRing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the issued keys from the beginning of the settings topic, and goes on reading: what one instance issues or
/// revokes, all know at once. While the broker is away, what was read stays.
@Singleton
final class KeyReader {

    private static final Logger LOG = Logger.getLogger(KeyReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SettingsTopic topic;
    private final KeyRing ring;
    private final Map<String, Object> configuration;
    private Duration pause = FIRST_PAUSE;
    private @Nullable String complaint;
    private @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private volatile boolean stopped;

    KeyReader(SettingsTopic topic, KeyRing ring, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.topic = topic;
        this.ring = ring;
        configuration = new HashMap<>(kafka);
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "countermove-gateway");
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("settings").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                List<TopicPartition> partitions = topic.ensure();
                try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(configuration)) {
                    reading = consumer;
                    read(consumer, partitions);
                } finally {
                    reading = null;
                }
            } catch (InterruptedException | WakeupException _) {
                LOG.debug("settings: stopped");
            } catch (ExecutionException e) {
                complain(String.valueOf(e.getCause()));
            } catch (KafkaException | IllegalStateException e) {
                complain(String.valueOf(e.getMessage()));
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
            if (!ring.isRead()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                ring.markRead();
                LOG.infof("settings: read, keys=%d", ring.all().size());
            }
            pause = FIRST_PAUSE;
            complaint = null;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!key.startsWith(KeyRecord.PREFIX) || record.value() == null) {
            return;
        }
        try {
            ring.take(KeyRecord.parse(record.value()).toDomain());
        } catch (IOException | RuntimeException e) {
            // A later release wrote it, or a hand: one bad record must not lock everybody out.
            LOG.errorf(
                    "settings: passed over %d:%d: %s",
                    record.partition(), record.offset(), e.getClass().getSimpleName());
        }
    }

    private void complain(String what) {
        if (!what.equals(complaint)) {
            complaint = what;
            LOG.warnf("settings: cannot be read, tried again: %s", what);
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            return;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
