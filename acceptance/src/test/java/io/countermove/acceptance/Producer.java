package io.countermove.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Somebody who writes straight to the topic, past the API.
final class Producer implements AutoCloseable {
    static final String TOPIC = "countermove.announcements.v1";

    private final KafkaProducer<String, String> producer;

    Producer(String brokers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /// The position at which it stands.
    String write(String key, @Nullable String value, Map<String, String> headers) {
        return write(null, key, value, headers);
    }

    /// To the partition after the one that its key belongs to.
    String writeAside(String key, String value, Map<String, String> headers) {
        var partitions = producer.partitionsFor(TOPIC).size();
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        var home = org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(bytes))
                % partitions;
        return write((home + 1) % partitions, key, value, headers);
    }

    private String write(@Nullable Integer partition, String key, @Nullable String value, Map<String, String> headers) {
        var message = new ProducerRecord<>(TOPIC, partition, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            var at = producer.send(message).get();
            return at.partition() + ":" + at.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("not written: " + key, e);
        }
    }

    static Map<String, String> headers(String subject, String event, String type, String source, Instant ingested) {
        var headers = new TreeMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event);
        headers.put("ce_source", source);
        headers.put("ce_type", "io.countermove.announcement." + type + ".v1");
        headers.put("ce_subject", subject);
        headers.put("ce_ingesttime", ingested.toString());
        headers.put("ce_authid", "publisher/elsewhere");
        return headers;
    }

    @Override
    public void close() {
        producer.close();
    }
}
