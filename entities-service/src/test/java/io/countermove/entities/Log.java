package io.countermove.entities;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes to the announcements topic as the events-service does.
public final class Log implements AutoCloseable {
    static final String SOURCE = "/publishers/local";
    private static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());

    private final KafkaProducer<byte[], byte[]> producer;

    public Log(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// An event at an instant given in microseconds.
    public record Written(String subject, String eventId, String source, Instant ingestTime, Content content) {
        Headers headers() {
            var envelope = new Envelope(
                    eventId,
                    source,
                    new AnnouncementId(subject),
                    ingestTime,
                    null,
                    ingestTime,
                    "publisher/local",
                    null);
            return KafkaHeaders.write(envelope, content.type());
        }
    }

    public static Written published(String id, String ingestTime, String json) {
        return new Written(id, id + "-1", SOURCE, Instant.parse(ingestTime), new Content.Published(announcement(json)));
    }

    static Written corrected(String id, String event, String ingestTime, String json) {
        return new Written(
                id,
                event,
                SOURCE,
                Instant.parse(ingestTime),
                new Content.Corrected(announcement(json), "a reason", null));
    }

    static Written retracted(String id, String event, String ingestTime) {
        return new Written(
                id, event, SOURCE, Instant.parse(ingestTime), new Content.Retracted("it never happened", null));
    }

    public static Announcement announcement(String json) {
        try {
            var reading = READER.published(Json.read(json.getBytes(StandardCharsets.UTF_8)));
            return switch (reading) {
                case Reading.Valid<Content>(var content) ->
                    content.findAnnouncement().orElseThrow();
                case Reading.Invalid<Content>(var violations) ->
                    throw new IllegalArgumentException(violations.toString());
            };
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The position at which it stands.
    public String write(Written event) {
        return send(event.subject(), event.content().toBytes(), event.headers());
    }

    String writeRaw(String key, String value) {
        return send(key, value.getBytes(StandardCharsets.UTF_8), new RecordHeaders());
    }

    private String send(String key, byte[] value, Headers headers) {
        try {
            var sent = producer.send(new ProducerRecord<>(
                            TopicNames.ANNOUNCEMENTS, null, key.getBytes(StandardCharsets.UTF_8), value, headers))
                    .get();
            return sent.partition() + ":" + sent.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
