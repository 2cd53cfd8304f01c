package io.countermove.entities.kafka;

import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.AnotherLogException;
import io.countermove.entities.FencedException;
import io.countermove.entities.State;
import io.countermove.platform.observe.LagMeter;
import io.countermove.platform.topics.Topic;
import io.countermove.platform.topics.TopicWatch;
import io.countermove.platform.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
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
import org.jspecify.annotations.Nullable;

/// Reads the announcements into the state: one thread, one transaction for each poll. Where it stands is what the
/// database says; what is committed to Kafka afterwards only tells lag tools.
@Singleton
class AnnouncementListener {
    private static final Logger LOG = Logger.getLogger(AnnouncementListener.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final ProjectionSettings settings;
    private final Topics topics;
    private final TopicWatch watch;
    private final State state;
    private final Progress progress;
    private final LagMeter lag;
    private final Map<Integer, Long> expected = new HashMap<>();
    private volatile boolean stopping;
    private long lastPoll = System.nanoTime();
    private @Nullable Thread thread;

    AnnouncementListener(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProjectionSettings settings,
            Topics topics,
            TopicWatch watch,
            State state,
            Progress progress,
            MeterRegistry meters) {
        this.kafka = Map.copyOf(kafka);
        this.settings = settings;
        this.topics = topics;
        this.watch = watch;
        this.state = state;
        this.progress = progress;
        this.lag = new LagMeter(meters, TopicNames.ANNOUNCEMENTS);
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("projection").daemon().start(this::run);
    }

    /// Lets the consumer leave its group in order; only what waits for something else is interrupted.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null && !thread.join(GRACE)) {
            thread.interrupt();
            thread.join(GRACE);
        }
    }

    private void run() {
        try {
            var topic = topics.await(TopicNames.ANNOUNCEMENTS);
            patiently(() -> state.bind(topic.name(), topic.id().toString(), topic.partitions()));
            watch.watch(
                    topic,
                    found -> lost(
                            new AnotherLogException(topic.name(), topic.id().toString(), found.toString())));
            while (!stopping) {
                readPatiently(topic);
            }
        } catch (InterruptedException | InterruptException _) {
            LOG.debug("projection: interrupted");
        } catch (AnotherLogException e) {
            giveUp(String.valueOf(e.getMessage()), e);
        } catch (InvalidOffsetException e) {
            giveUp(
                    "the log does not hold the offsets that come next: it was lost and begun again, or cut; nothing is read"
                            + " any more: see \"The log was lost and begun again\" in docs/operations.md",
                    e);
        } catch (RuntimeException e) {
            if (!stopping) {
                giveUp("it failed for longer than " + settings.patience() + ": " + e.getMessage(), e);
            }
        }
    }

    private void lost(AnotherLogException e) {
        giveUp(String.valueOf(e.getMessage()), e);
        stopping = true;
    }

    private void giveUp(String reason, Exception e) {
        LOG.errorf(e, "projection: stopped: %s", reason);
        progress.stop(reason);
    }

    /// Begins again with a new consumer when Kafka fails, until that takes too long.
    private void readPatiently(Topic topic) throws InterruptedException {
        try {
            read(topic);
        } catch (InvalidOffsetException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (System.nanoTime() - lastPoll > settings.patience().toNanos()) {
                throw e;
            }
            LOG.warnf("projection: reading again: %s", e.getMessage());
            Thread.sleep(LONGEST_PAUSE);
        }
    }

    /// Reads until another reader turns out to have been faster, then begins again where the database stands.
    private void read(Topic topic) throws InterruptedException {
        var entries = new Entries(topic.partitions());
        progress.aim(ends(topic));
        try (var consumer = consumer(groupSettings())) {
            consumer.subscribe(List.of(topic.name()), new Seeking(consumer));
            while (!stopping) {
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
        // Judged on all processors: that is a good part of the work, and the database does nothing meanwhile.
        var batch = taken.parallelStream().map(entries::read).toList();
        patiently(() -> state.apply(expected, batch));
        expected.putAll(next);
    }

    /// Tries again, with growing pauses, what may succeed later.
    private void patiently(Runnable work) throws InterruptedException {
        var deadline = System.nanoTime() + settings.patience().toNanos();
        for (var pause = Duration.ofMillis(50); ; pause = longer(pause)) {
            try {
                work.run();
                return;
            } catch (FencedException | AnotherLogException e) {
                throw e;
            } catch (RuntimeException e) {
                if (stopping || System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.warnf("projection: trying again in %d ms: %s", pause.toMillis(), e.getMessage());
                Thread.sleep(pause);
            }
        }
    }

    private void commitForLagTools(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.commitAsync();
        } catch (KafkaException e) {
            LOG.debugf("projection: offsets for lag tools not committed: %s", e.getMessage());
        }
    }

    private Map<Integer, Long> ends(Topic topic) {
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        var ends = new HashMap<Integer, Long>();
        try (var consumer = consumer(kafka)) {
            consumer.assign(partitions);
            consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        }
        return ends;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> groupSettings() {
        var all = new HashMap<>(kafka);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                settings.session().toMillis());
        settings.instance().ifPresent(instance -> all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance));
        return all;
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
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
                patiently(() -> stored.putAll(state.nextOffsets()));
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
