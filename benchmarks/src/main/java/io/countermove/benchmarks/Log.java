package io.countermove.benchmarks;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.Ids;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The announcements topic, written without the services.
final class Log {
    static final int PARTITIONS = 12;

    /// A topic that no service reads.
    static final String BARE = "bench.bare";

    private static final double CORRECTIONS = 0.1;
    private static final String SOURCE = "/publishers/bench";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final String bootstrapServers;

    Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// The events-service's producer of single announcements: idempotent, all acknowledgements, lz4, batches of 64 KiB,
    /// no
    /// linger.
    Map<String, Object> producerSettings() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "batch.size",
                64 * 1024,
                "linger.ms",
                0);
    }

    void createTopic(String name) {
        var topic = new NewTopic(name, PARTITIONS, (short) 1)
                .configs(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "message.timestamp.type", "LogAppendTime",
                        "min.insync.replicas", "1"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new BenchFailure("cannot create " + name, e);
        }
    }

    /// The sum of the ends of the topic's partitions.
    long end(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var latest = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new BenchFailure("cannot ask for the end of " + topic, e);
        }
    }

    /// The keys of all that stands there.
    Set<String> keys(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            Set<String> keys = new HashSet<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> keys.add(record.key()));
            }
            return keys;
        }
    }

    /// Writes so many records, one in ten the correction of an announcement before it.
    ///
    /// @param first the number of the first announcement; the others follow
    void write(long first, int records) {
        var failure = new AtomicReference<Exception>();
        var random = new SplittableRandom(records);
        int announcements = 0;
        try (var producer = new KafkaProducer<byte[], byte[]>(producerSettings())) {
            for (int i = 0; i < records; i++) {
                boolean corrects = announcements > 0 && random.nextDouble() < CORRECTIONS;
                long number = first + (corrects ? random.nextInt(announcements) : announcements++);
                var ingested = FIRST.plusNanos((first + i) * 1_000L);
                var _ = producer.send(record(TopicNames.ANNOUNCEMENTS, number, corrects ? i : 0, ingested), (_, e) -> {
                    if (e != null) {
                        failure.set(e);
                    }
                });
            }
        }
        var e = failure.get();
        if (e != null) {
            throw new BenchFailure("the log cannot be written", e);
        }
    }

    /// A record of the announcement of a number.
    ///
    /// @param version 0 as published; else a correction
    static ProducerRecord<byte[], byte[]> record(String topic, long number, int version, Instant ingested) {
        var id = id(number);
        var announcement = Announcements.of(number, version);
        var content = version == 0
                ? new Content.Published(announcement)
                : new Content.Corrected(announcement, "corrected by its publisher", null);
        var digest =
                AnnouncementEvent.of(envelope(id, "digest", ingested), content).digest();
        var envelope =
                envelope(id, Ids.event(id, content.type(), digest, version == 0 ? null : "v" + version), ingested);
        return new ProducerRecord<>(
                topic,
                null,
                null,
                id.value().getBytes(StandardCharsets.UTF_8),
                content.toBytes(),
                KafkaHeaders.write(envelope, content.type()));
    }

    /// Scattered, as derived ids are.
    private static AnnouncementId id(long number) {
        return new AnnouncementId(Long.toHexString(number * 0x9E3779B97F4A7C15L) + "-" + number);
    }

    private static Envelope envelope(AnnouncementId id, String event, Instant ingested) {
        return new Envelope(event, SOURCE, id, null, null, ingested, "publisher/bench", null);
    }
}
