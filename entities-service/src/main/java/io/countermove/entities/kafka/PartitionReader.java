package io.countermove.entities.kafka;

import io.countermove.entities.FencedException;
import io.countermove.entities.State;
import io.countermove.platform.observe.LagMeter;
import io.countermove.platform.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/// Reads partitions of the announcements into the state: one thread, one transaction for each poll. Where it stands is
/// what the database says; what is committed to Kafka afterwards only tells lag tools.
final class PartitionReader {
    private static final Logger LOG = Logger.getLogger(PartitionReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> consumerSettings;
    private final Patience patience;
    private final State state;
    private final LagMeter.Part lag;
    private final Map<Integer, Long> expected = new HashMap<>();
    private long lastPoll = System.nanoTime();

    PartitionReader(Map<String, Object> consumerSettings, Patience patience, State state, LagMeter.Part lag) {
        this.consumerSettings = Map.copyOf(consumerSettings);
        this.patience = patience;
        this.state = state;
        this.lag = lag;
    }

    void run(Topic topic) throws InterruptedException {
        while (!patience.stopping().getAsBoolean()) {
            readPatiently(topic);
        }
    }

    /// Begins again with a new consumer when Kafka fails, until that takes too long.
    private void readPatiently(Topic topic) throws InterruptedException {
        try {
            read(topic);
        } catch (InvalidOffsetException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (System.nanoTime() - lastPoll > patience.longest().toNanos()) {
                throw e;
            }
            LOG.warnf("projection: reading again: %s", e.getMessage());
            Thread.sleep(Patience.LONGEST_PAUSE);
        }
    }

    /// Reads until another reader turns out to have been faster, then begins again where the database stands.
    private void read(Topic topic) throws InterruptedException {
        var entries = new Entries(topic.partitions());
        try (var consumer =
                new KafkaConsumer<>(consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.name()), new Seeking(consumer));
            while (!patience.stopping().getAsBoolean()) {
                var records = consumer.poll(POLL);
                lastPoll = System.nanoTime();
                apply(entries, records);
                lag.note(consumer);
                commitForLagTools(consumer);
            }
        } catch (FencedException e) {
            LOG.warnf("projection: %s; reading on from the database's offsets", e.getMessage());
        }
    }

    private void apply(Entries entries, ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        var taken = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.count());
        var next = new HashMap<Integer, Long>();
        records.forEach(each -> {
            taken.add(each);
            next.put(each.partition(), each.offset() + 1);
        });
        // Judged on all processors: that is a good part of the work.
        var batch = taken.parallelStream().map(entries::read).toList();
        patience.run(() -> state.apply(expected, batch));
        expected.putAll(next);
    }

    private void commitForLagTools(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.commitAsync();
        } catch (KafkaException e) {
            LOG.debugf("projection: offsets for lag tools not committed: %s", e.getMessage());
        }
    }

    /// Puts each partition that is assigned to where the database stands.
    private final class Seeking implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        private Seeking(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var stored = stored();
            for (var partition : partitions) {
                var next = stored.getOrDefault(partition.partition(), 0L);
                expected.put(partition.partition(), next);
                consumer.seek(partition, next);
            }
            LOG.infof("projection: assigned %s, from %s", partitions, stored);
        }

        private Map<Integer, Long> stored() {
            var stored = new HashMap<Integer, Long>();
            try {
                patience.run(() -> stored.putAll(state.nextOffsets()));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return stored;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> expected.remove(partition.partition()));
        }
    }
}
