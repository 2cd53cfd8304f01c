package io.countermove.events.kafka;

import io.countermove.events.NotAppendedException;
import io.countermove.events.Place;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// An idempotent producer of the announcements topic that says where each record came to stand.
final class LogProducer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LogProducer.class);
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int LARGEST_REQUEST_BYTES = 1_000_000; // below the broker's default limit of a message
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final KafkaClientMetrics metrics;
    private final Timer acknowledgement;
    private final AtomicBoolean failing = new AtomicBoolean();

    /// @param linger how long a record waits for others to share a request with
    LogProducer(
            Map<String, Object> kafka, LogSettings settings, String clientId, Duration linger, MeterRegistry registry) {
        producer = new KafkaProducer<>(configuration(kafka, settings, clientId, linger));
        metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        acknowledgement = Timer.builder("countermove.intake.acknowledgement")
                .description("From handing a record to the producer until all replicas have it")
                .serviceLevelObjectives(Stream.of(1, 2, 5, 10, 20, 50, 100, 250, 1_000, 8_000)
                        .map(Duration::ofMillis)
                        .toArray(Duration[]::new))
                .register(registry);
    }

    CompletableFuture<Place> append(byte[] key, byte[] value, Headers headers) {
        return append(null, key, value, headers);
    }

    /// @param partition null for that of the key
    CompletableFuture<Place> append(
            @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        var appended = new CompletableFuture<Place>();
        // What fails before send returns never left this process.
        var sent = new AtomicBoolean();
        var begun = System.nanoTime();
        try {
            var _ = producer.send(
                    new ProducerRecord<>(AnnouncementsTopic.NAME, partition, null, key, value, headers),
                    (metadata, failure) -> {
                        if (failure == null) {
                            acknowledgement.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                            noteAnswer();
                            appended.complete(new Place(metadata.partition(), metadata.offset()));
                        } else {
                            appended.completeExceptionally(notAppended(failure, !sent.get()));
                        }
                    });
            sent.set(true);
        } catch (KafkaException e) {
            appended.completeExceptionally(notAppended(e, true));
        }
        return appended;
    }

    private void noteAnswer() {
        if (failing.get() && failing.getAndSet(false)) {
            LOG.info("the log answers again");
        }
    }

    private NotAppendedException notAppended(Exception failure, boolean unsent) {
        var known = unsent
                || failure instanceof RecordTooLargeException
                || failure instanceof AuthorizationException
                || failure instanceof AuthenticationException;
        if (!failing.getAndSet(true)) {
            LOG.warnf("the log does not answer: %s", failure.getMessage());
        }
        return new NotAppendedException(known, String.valueOf(failure.getMessage()), failure);
    }

    @Override
    public void close() {
        metrics.close();
        producer.close(CLOSE);
    }

    private static Map<String, Object> configuration(
            Map<String, Object> kafka, LogSettings settings, String clientId, Duration linger) {
        var configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        configuration.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        configuration.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        configuration.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.maxBlock().toMillis());
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                settings.requestTimeout().toMillis());
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                settings.deliveryTimeout().toMillis());
        return configuration;
    }
}
