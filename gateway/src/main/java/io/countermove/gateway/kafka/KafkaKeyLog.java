package io.countermove.gateway.kafka;

import io.countermove.gateway.IssuedKey;
import io.countermove.gateway.KeyLog;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Appends to the settings topic, acknowledged by all replicas.
@Singleton
final class KafkaKeyLog implements KeyLog {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Map<String, Object> configuration;
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaKeyLog(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        configuration = new HashMap<>(kafka);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "countermove-gateway");
        configuration.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        configuration.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024 * 1024);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    }

    @Override
    public void append(IssuedKey key) throws NotKeptException, InterruptedException {
        byte[] value = KeyRecord.of(key).toBytes();
        try {
            producer()
                    .send(new ProducerRecord<>(SettingsTopic.NAME, KeyRecord.recordKey(key), value))
                    .get();
        } catch (ExecutionException | KafkaException e) {
            throw new NotKeptException(e);
        }
    }

    // Not made at the start: a client refuses to begin while no broker's name resolves. Keys are made seldom.
    private synchronized Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> ready = producer;
        if (ready == null) {
            ready = new KafkaProducer<>(configuration);
            producer = ready;
        }
        return ready;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
    }
}
