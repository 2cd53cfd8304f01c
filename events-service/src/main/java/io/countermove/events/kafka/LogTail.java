package io.countermove.events.kafka;

import io.countermove.contracts.event.EventType;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.LogMemory;
import io.countermove.events.LogTally;
import io.countermove.events.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the whole log from its beginning and goes on with what is appended: into the memory, and into the tally.
final class LogTail implements Runnable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Collection<TopicPartition> partitions;
    private final LogReader reader;
    private final LogMemory memory;
    private final LogTally tally;
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    LogTail(Map<String, Object> kafka, int partitions, LogMemory memory, LogTally tally) {
        this.consumer = new KafkaConsumer<>(configuration(kafka));
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(AnnouncementsTopic.NAME, partition))
                .toList();
        this.reader = new LogReader(Vocabulary.standard(), partitions);
        this.memory = memory;
        this.tally = tally;
    }

    /// Reads until stopped. Throws Kafka's exceptions: a log that was lost and begun again is one.
    @Override
    public void run() {
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = new HashMap<>(consumer.endOffsets(partitions));
            while (true) {
                if (caughtUp.getCount() > 0 && hasReached(end)) {
                    caughtUp.countDown();
                }
                consumer.poll(POLL).forEach(this::read);
            }
        } catch (WakeupException _) {
            // stopped
        }
    }

    /// Whether it has read up to where the log ended at its start.
    boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    /// Ends `run`.
    void stop() {
        consumer.wakeup();
    }

    private boolean hasReached(Map<TopicPartition, Long> end) {
        end.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
        return end.isEmpty();
    }

    private void read(ConsumerRecord<byte[], byte[]> read) {
        var place = new Place(read.partition(), read.offset());
        var identity = RecordIdentity.of(read.headers(), read.value());
        if (!memory.holds(identity.subject(), place)) {
            remember(read, identity, place);
        }
        tally.count(place, identity.hash());
    }

    private void remember(ConsumerRecord<byte[], byte[]> read, RecordIdentity identity, Place place) {
        if (identity.type().equals(EventType.PUBLISHED.wire()) && read.value() != null) {
            reader.findEnvelope(read.partition(), read.key(), read.headers())
                    .ifPresent(envelope -> memory.rememberUnchecked(envelope, identity.digest(), place));
        } else if (reader.read(read.partition(), read.key(), read.value(), read.headers())
                instanceof LogRecord.Sound sound) {
            memory.remember(sound.event(), place);
        }
    }

    static Map<String, Object> configuration(Map<String, Object> kafka) {
        var configuration = new HashMap<>(kafka);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG); // each instance reads everything
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "countermove-events-tail");
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return configuration;
    }
}
