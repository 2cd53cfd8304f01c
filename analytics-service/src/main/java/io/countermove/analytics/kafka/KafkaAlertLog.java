package io.countermove.analytics.kafka;

import io.countermove.analytics.AlertLog;
import io.countermove.analytics.AlertRule;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Appends rules to their topic, acknowledged by all replicas.
@Singleton
public class KafkaAlertLog implements AlertLog {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    KafkaAlertLog(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    @Override
    public void append(AlertRule rule) throws InterruptedException {
        send(AlertForm.RULE + rule.id(), AlertForm.write(rule));
    }

    @Override
    public void remove(String rule) throws InterruptedException {
        send(AlertForm.RULE + rule, null);
        send(AlertForm.STATE + rule, null);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private void send(String key, byte @Nullable [] value) throws InterruptedException {
        var record = new ProducerRecord<>(AlertForm.TOPIC, key.getBytes(StandardCharsets.UTF_8), value);
        try {
            producer().send(record).get();
        } catch (ExecutionException | KafkaException e) {
            throw new NotKeptException(e);
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            var settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
