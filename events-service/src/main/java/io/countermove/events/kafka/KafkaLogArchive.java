package io.countermove.events.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.events.LogArchive;
import io.countermove.events.LogTally;
import io.countermove.events.Place;
import io.countermove.platform.query.Position;
import io.countermove.platform.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Dumps are lines of JSON: one that says what it is, one for each record, partition by partition, and the manifest
/// with counts, checksum and the SHA-256 of all lines before it.
@Singleton
public class KafkaLogArchive implements LogArchive {
    static final int VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final int BUFFER = 256 * 1024;

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final KafkaAnnouncementLog log;

    KafkaLogArchive(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Topics topics, KafkaAnnouncementLog log) {
        this.kafka = LogTail.configuration(kafka);
        this.topics = topics;
        this.log = log;
    }

    /// The first line of a dump.
    record Header(int version, String topic, int partitions) {}

    @Override
    public void dump(OutputStream out) throws IOException {
        var digest = Json.sha256();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka)) {
            var partitions = partitions(consumer);
            var ends = consumer.endOffsets(partitions);
            var lines = new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER);
            var dumped = new LogTally();
            write(Map.of("dump", new Header(VERSION, AnnouncementsTopic.NAME, partitions.size())), lines);
            for (var partition : partitions) {
                dump(consumer, partition, ends.getOrDefault(partition, 0L), lines, dumped);
            }
            lines.flush();
            var sum = HexFormat.of().formatHex(digest.digest());
            out.write(JSON.writeValueAsBytes(Map.of("manifest", manifest(dumped), "sha256", sum)));
            out.write('\n');
            out.flush();
        }
    }

    private static void dump(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long end, OutputStream lines, LogTally dumped)
            throws IOException {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
            var some = consumer.poll(POLL);
            if (some.isEmpty()) {
                throw new IOException(
                        "the log gave nothing for " + POLL.toSeconds() + " s: the dump ends without its manifest");
            }
            for (var read : some) {
                if (read.offset() < end) {
                    lines.write(DumpLine.write(read));
                    lines.write('\n');
                    dumped.count(
                            new Place(read.partition(), read.offset()),
                            RecordIdentity.of(read.headers(), read.value()).hash());
                }
            }
        }
    }

    @Override
    public Manifest restore(InputStream dump) throws IOException, InterruptedException {
        var topic = topics.await(AnnouncementsTopic.NAME);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka)) {
            var written = consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return new LogRestore(log::copy, topic.partitions()).restore(dump, written);
        }
    }

    static Manifest manifest(LogTally tally) {
        var reading = tally.read();
        return new Manifest(
                reading.records().count(),
                reading.records().checksum(),
                Position.of(reading.offsets()).toString());
    }

    static Manifest manifest(JsonNode line) {
        return JSON.convertValue(line, Manifest.class);
    }

    private static void write(Object line, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return IntStream.range(
                        0, consumer.partitionsFor(AnnouncementsTopic.NAME).size())
                .mapToObj(partition -> new TopicPartition(AnnouncementsTopic.NAME, partition))
                .toList();
    }
}
