package io.countermove.events.kafka;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.Place;
import io.countermove.events.UnreadableLogException;
import io.countermove.platform.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads one record of the log. Rare, so it opens a consumer each time.
@Singleton
public class LogLookup {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Topics topics;

    LogLookup(@Identifier("default-kafka-broker") Map<String, Object> kafka, Topics topics) {
        this.kafka = LogTail.configuration(kafka);
        this.topics = topics;
    }

    Optional<AnnouncementEvent> find(Place place) {
        var read = findRecord(place)
                .orElseThrow(() ->
                        new UnreadableLogException(place + " is not there", new IllegalStateException("no record")));
        try {
            return reader().read(read.partition(), read.key(), read.value(), read.headers())
                            instanceof LogRecord.Sound sound
                    ? Optional.of(sound.event())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableLogException(place + " was not awaited", e);
        }
    }

    /// Empty where the log has no record there.
    Optional<ConsumerRecord<byte[], byte[]>> findRecord(Place place) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "countermove-events-lookup-" + place.partition());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LONGEST.toMillis());
        var partition = new TopicPartition(AnnouncementsTopic.NAME, place.partition());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            if (place.partition()
                    >= consumer.partitionsFor(AnnouncementsTopic.NAME).size()) {
                return Optional.empty();
            }
            consumer.assign(List.of(partition));
            if (place.offset() >= consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            consumer.seek(partition, place.offset());
            for (var read : consumer.poll(LONGEST)) {
                return read.offset() == place.offset() ? Optional.of(read) : Optional.empty();
            }
            throw new UnreadableLogException(place + " was not read in time", new IllegalStateException("no record"));
        } catch (OffsetOutOfRangeException _) {
            return Optional.empty();
        } catch (KafkaException e) {
            throw new UnreadableLogException(place + " cannot be read", e);
        }
    }

    LogReader reader() throws InterruptedException {
        return new LogReader(
                Vocabulary.standard(), topics.await(AnnouncementsTopic.NAME).partitions());
    }
}
