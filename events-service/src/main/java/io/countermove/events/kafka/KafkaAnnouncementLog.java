package io.countermove.events.kafka;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.events.AnnouncementLog;
import io.countermove.events.Draft;
import io.countermove.events.Place;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/// Appends to the announcements topic. Not through a messaging channel: the receipt needs the place of each record. One
/// producer sends at once, for whoever waits for a single answer; the other fills its requests, for streams and
/// imports.
/// The intake writes one event of an announcement at a time, so that two producers cannot change their order.
@ApplicationScoped
public class KafkaAnnouncementLog implements AnnouncementLog {
    private final LogProducer atOnce;
    private final LogProducer inBulk;
    private final LogLookup lookup;

    KafkaAnnouncementLog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LogSettings settings,
            LogLookup lookup,
            MeterRegistry registry) {
        atOnce = new LogProducer(kafka, settings, "countermove-events", Duration.ZERO, registry);
        inBulk = new LogProducer(kafka, settings, "countermove-events-bulk", settings.linger(), registry);
        this.lookup = lookup;
    }

    @Override
    public CompletableFuture<Place> append(Envelope envelope, Draft draft, Pace pace) {
        var key = envelope.subject().value().getBytes(StandardCharsets.UTF_8);
        var headers = KafkaHeaders.write(envelope, draft.type());
        KafkaHeaders.addExtensions(headers, draft.extensions());
        var producer = switch (pace) {
            case AT_ONCE -> atOnce;
            case IN_BULK -> inBulk;
        };
        return producer.append(key, draft.encoded().bytes(), headers);
    }

    CompletableFuture<Place> append(byte[] key, byte[] value, Headers headers) {
        return atOnce.append(key, value, headers);
    }

    /// A record of a dump, to the partition where it stood.
    CompletableFuture<Place> copy(ConsumerRecord<byte[], byte[]> record) {
        return inBulk.append(record.partition(), record.key(), record.value(), record.headers());
    }

    @Override
    public Optional<AnnouncementEvent> find(Place place) {
        return lookup.find(place);
    }

    @PreDestroy
    void close() {
        atOnce.close();
        inBulk.close();
    }
}
