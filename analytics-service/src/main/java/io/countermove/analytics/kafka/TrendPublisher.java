package io.countermove.analytics.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.analytics.Answer;
import io.countermove.analytics.Metric;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.json.Json;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes answers as CloudEvents in binary mode. Not safe for threads.
@Singleton
public class TrendPublisher {

    private static final String TYPE = "io.countermove.trend.evaluated.v1";
    private static final String SOURCE = "/countermove/analytics";

    private final Map<String, Object> kafka;
    private final JsonMapper mapper;
    private @Nullable KafkaProducer<String, byte[]> producer;

    TrendPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
        this.mapper = new JsonMapper();
    }

    /// Returns when the broker has it, else throws Kafka's exception.
    void publish(String topic, Metric metric, Answer answer, Instant now) {
        var key = metric.id() + "|{}";
        var value = bytes(answer);
        var record = new ProducerRecord<>(topic, key, value);
        var headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                Json.digest(value).substring(0, 32),
                "ce_source",
                SOURCE,
                "ce_type",
                TYPE,
                "ce_subject",
                key,
                "ce_time",
                Microseconds.format(now),
                "content-type",
                "application/json");
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            throw new KafkaException("the broker did not take " + key, e);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            var settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private byte[] bytes(Answer answer) {
        try {
            return mapper.writeValueAsBytes(answer.toMap());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
