package io.countermove.entities.kafka;

import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.AnotherLogException;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/// Reads the announcements into the state with some readers, each with partitions and transactions of its own. While
/// one computes under the locks of its entities, another reads and judges.
@Singleton
class AnnouncementListener {
    private static final Logger LOG = Logger.getLogger(AnnouncementListener.class);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Map<String, Object> kafka;
    private final ProjectionSettings settings;
    private final Topics topics;
    private final TopicWatch watch;
    private final State state;
    private final Progress progress;
    private final LagMeter lag;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    AnnouncementListener(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProjectionSettings settings,
            Topics topics,
            TopicWatch watch,
            State state,
            Progress progress,
            MeterRegistry meters) {
        if (settings.readers() < 1) {
            throw new IllegalArgumentException("countermove.projection.readers is " + settings.readers()
                    + ": it takes at least 1 to read the log");
        }
        this.kafka = Map.copyOf(kafka);
        this.settings = settings;
        this.topics = topics;
        this.watch = watch;
        this.state = state;
        this.progress = progress;
        this.lag = new LagMeter(meters, TopicNames.ANNOUNCEMENTS);
    }

    void start(@Observes StartupEvent started) {
        start("projection", this::begin);
    }

    private void start(String name, Work work) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> run(work)));
    }

    /// Lets the consumers leave their group in order; only what waits for something else is interrupted.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        join();
        threads.forEach(Thread::interrupt);
        join();
    }

    private void join() throws InterruptedException {
        long end = System.nanoTime() + GRACE.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    /// What a thread does.
    private interface Work {
        void run() throws InterruptedException;
    }

    private void begin() throws InterruptedException {
        var topic = topics.await(TopicNames.ANNOUNCEMENTS);
        var patience = new Patience(settings.patience(), () -> stopping);
        patience.run(() -> state.bind(topic.name(), topic.id().toString(), topic.partitions()));
        watch.watch(
                topic,
                found -> giveUp(new AnotherLogException(topic.name(), topic.id().toString(), found.toString())));
        patience.run(() -> progress.aim(ends(topic)));
        for (int i = 0; i < settings.readers() && !stopping; i++) {
            var reader = new PartitionReader(groupSettings(i), patience, state, lag.part());
            start("projection-" + i, () -> reader.run(topic));
        }
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException | InterruptException _) {
            LOG.debug("projection: interrupted");
        } catch (AnotherLogException e) {
            giveUp(e);
        } catch (InvalidOffsetException e) {
            giveUp(
                    "the log does not hold the offsets that come next: it was lost and begun again, or cut; nothing is read"
                            + " any more: see \"The log was lost and begun again\" in docs/operations.md",
                    e);
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                giveUp("it failed, after up to " + settings.patience() + " of trying again: " + e, e);
            }
        }
    }

    private void giveUp(AnotherLogException e) {
        giveUp(String.valueOf(e.getMessage()), e);
    }

    /// Nobody reads on: what comes next would stand on what is missing.
    private void giveUp(String reason, Throwable e) {
        stopping = true;
        LOG.errorf(e, "projection: stopped: %s", reason);
        progress.stop(reason);
    }

    private Map<Integer, Long> ends(Topic topic) {
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        var ends = new HashMap<Integer, Long>();
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        }
        return ends;
    }

    private Map<String, Object> groupSettings(int reader) {
        var all = new HashMap<>(kafka);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                settings.session().toMillis());
        settings.instance()
                .ifPresent(instance -> all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-" + reader));
        return all;
    }
}
