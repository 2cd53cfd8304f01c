package io.countermove.events.imports.kafka;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.Place;
import io.countermove.events.UnreadableLogException;
import io.countermove.events.imports.FeedLog;
import io.countermove.platform.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the announcements topic with a consumer of its own for each import.
@Singleton
public class KafkaFeedLog implements FeedLog {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long WORTH_A_SEEK = 2_000;

    private final Map<String, Object> kafka;
    private final Topics topics;

    KafkaFeedLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, Topics topics) {
        this.kafka = configuration(kafka);
        this.topics = topics;
    }

    @Override
    public void scan(Predicate<Envelope> wanted, Reader reader) throws InterruptedException {
        int count = topics.await(TopicNames.ANNOUNCEMENTS).partitions();
        var records = new LogReader(Vocabulary.standard(), count);
        var partitions = IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(TopicNames.ANNOUNCEMENTS, partition))
                .toList();
        reading("the log", () -> {
            try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka)) {
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                scan(
                        consumer,
                        consumer.endOffsets(partitions),
                        record -> take(records, record, wanted, reader),
                        reader);
            }
        });
    }

    private static void scan(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker,
            Reader reader)
            throws InterruptedException {
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        long done = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    done++;
                    taker.accept(record);
                }
            }
            reader.progress(done, all);
        }
    }

    private static void take(
            LogReader records, ConsumerRecord<byte[], byte[]> record, Predicate<Envelope> wanted, Reader reader) {
        var envelope = records.findEnvelope(record.partition(), record.key(), record.headers());
        if (envelope.filter(wanted).isPresent()
                && records.read(record.partition(), record.key(), record.value(), record.headers())
                        instanceof LogRecord.Sound sound) {
            reader.take(sound.event(), new Place(record.partition(), record.offset()));
        }
    }

    @Override
    public Map<Place, AnnouncementEvent> read(Collection<Place> places) throws InterruptedException {
        var found = new HashMap<Place, AnnouncementEvent>();
        if (places.isEmpty()) {
            return found;
        }
        var records = new LogReader(
                Vocabulary.standard(), topics.await(TopicNames.ANNOUNCEMENTS).partitions());
        var offsets = places.stream()
                .collect(Collectors.groupingBy(
                        Place::partition,
                        TreeMap::new,
                        Collectors.mapping(Place::offset, Collectors.toCollection(TreeSet::new))));
        reading("what was imported before", () -> {
            try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka)) {
                offsets.forEach((partition, wanted) -> read(consumer, records, partition, wanted, found));
            }
        });
        return found;
    }

    private static void read(
            Consumer<byte[], byte[]> consumer,
            LogReader records,
            int number,
            NavigableSet<Long> wanted,
            Map<Place, AnnouncementEvent> found) {
        var partition = new TopicPartition(TopicNames.ANNOUNCEMENTS, number);
        consumer.assign(List.of(partition));
        consumer.seek(partition, wanted.first());
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        while (!wanted.isEmpty()) {
            for (var record : consumer.poll(POLL)) {
                if (wanted.remove(record.offset())
                        && records.read(number, record.key(), record.value(), record.headers())
                                instanceof LogRecord.Sound sound) {
                    found.put(new Place(number, record.offset()), sound.event());
                }
                giveUp = System.nanoTime() + LONGEST.toNanos();
            }
            if (!wanted.isEmpty() && wanted.first() - consumer.position(partition) > WORTH_A_SEEK) {
                consumer.seek(partition, wanted.first());
            }
            if (System.nanoTime() > giveUp) {
                throw new UnreadableLogException(
                        number + ":" + wanted.first() + " is not there", new IllegalStateException("no record"));
            }
        }
    }

    private static void reading(String what, Scan scan) throws InterruptedException {
        try {
            scan.run();
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (KafkaException e) {
            throw new UnreadableLogException(what + " cannot be read", e);
        }
    }

    private interface Scan {
        void run() throws InterruptedException;
    }

    private static Map<String, Object> configuration(Map<String, Object> kafka) {
        var configuration = new HashMap<>(kafka);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "countermove-events-import");
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Memory is small; what is fetched at once is bounded over all partitions.
        configuration.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        configuration.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        return Map.copyOf(configuration);
    }
}
