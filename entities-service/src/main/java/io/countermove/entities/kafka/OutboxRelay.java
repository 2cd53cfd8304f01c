package io.countermove.entities.kafka;

import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Outbox;
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
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes what the outbox holds to Kafka, in its order: at least once, and the last record of an entity is its last
/// version.
@Singleton
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int LIMIT = 500;
    /// Counted before compression; the broker's limit of 1 MiB counts after it.
    private static final int LARGEST_REQUEST_BYTES = 4 * 1024 * 1024;
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final Outbox outbox;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    OutboxRelay(@Identifier("default-kafka-broker") Map<String, Object> kafka, Topics topics, Outbox outbox) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        try {
            for (var topic : List.of(
                    TopicNames.ENTITY_CHANGES,
                    TopicNames.ENTITIES,
                    TopicNames.ALERTS,
                    TopicNames.ANNOUNCEMENTS_DEAD_LETTERS)) {
                topics.await(topic);
            }
            while (!stopping) {
                relay();
            }
        } catch (InterruptedException _) {
            LOG.debug("outbox: interrupted");
        }
    }

    /// With a producer of its own until something fails: then what it holds back must not overtake.
    private void relay() throws InterruptedException {
        try (var producer =
                new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!stopping) {
                if (outbox.drain(LIMIT, messages -> write(producer, messages)) == 0) {
                    Thread.sleep(IDLE);
                }
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("outbox: trying again: %s", e.getMessage());
                Thread.sleep(AFTER_FAILURE);
            }
        }
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, List<Outbox.Message> messages) {
        var sent = messages.stream()
                .map(message -> producer.send(toRecord(message)))
                .toList();
        try {
            for (var each : sent) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while writing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not written: " + e.getCause(), e);
        }
    }

    private static ProducerRecord<byte[], byte[]> toRecord(Outbox.Message message) {
        var headers = new RecordHeaders();
        message.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(message.topic(), null, message.key(), message.value(), headers);
    }

    private Map<String, Object> producerSettings() {
        var all = new HashMap<>(kafka);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
        return all;
    }
}
