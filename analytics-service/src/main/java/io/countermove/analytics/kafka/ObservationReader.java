package io.countermove.analytics.kafka;

import io.countermove.analytics.LogLoss;
import io.countermove.analytics.Projection;
import io.countermove.analytics.Trends;
import io.countermove.contracts.topic.TopicNames;
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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads all observations from the beginning into [Trends], on one thread, in every instance.
@Singleton
public class ObservationReader {

    private static final Logger LOG = Logger.getLogger(ObservationReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /// A policy that just changed often changes again: while much is loaded its curbs would be folded each time.
    private static final Duration REST = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final Projection projection;
    private final Trends trends;
    private final TopicWatch watch;
    private final LogLoss loss;
    private final LagMeter.Part lag;
    private volatile boolean stopping;
    private volatile @Nullable String failure;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private @Nullable Thread thread;

    ObservationReader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            Projection projection,
            TopicWatch watch,
            Trends trends,
            LogLoss loss,
            MeterRegistry meters) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.projection = projection;
        this.trends = trends;
        this.watch = watch;
        this.loss = loss;
        this.lag = new LagMeter(meters, projection.observations()).part();
        ColumnsMeter.register(meters, trends);
    }

    /// Why it no longer reads; empty while it does.
    Optional<String> findFailure() {
        return Optional.ofNullable(failure);
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("observations").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        stopping = true;
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        } else if (thread != null) {
            thread.interrupt();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        try {
            var log = topics.await(TopicNames.ANNOUNCEMENTS);
            watch.watch(log, found -> loss.report(LogLoss.describe(log.id().toString(), found.toString())));
            var observations = topics.await(projection.observations());
            var logEnds = ends(partitions(log));
            try (var consumer = consumer()) {
                reading = consumer;
                read(consumer, log, logEnds, partitions(observations));
            }
        } catch (InterruptedException | InterruptException | WakeupException _) {
            LOG.debug("observations: stopped");
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("observations: reading ended", e);
                failure = String.valueOf(e.getMessage());
            }
        }
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Topic log,
            Map<TopicPartition, Long> logEnds,
            List<TopicPartition> observations)
            throws InterruptedException {
        var batch = new ObservationBatch();
        consumer.assign(observations);
        consumer.seekToBeginning(observations);
        var start = new StartLine(logEnds, consumer.endOffsets(observations));
        while (!stopping) {
            boolean hasMore = trends.isCaughtUp() && trends.prepareNext(REST);
            consumer.poll(hasMore ? Duration.ZERO : POLL).forEach(batch::add);
            if (!trends.isCaughtUp()) {
                batch.completeAll();
            }
            batch.applyTo(trends);
            lag.note(consumer);
            if (!trends.isCaughtUp() && start.isReached(consumer::position, trends.applied())) {
                checkHolds(log);
                trends.markCaughtUp();
                LOG.infof(
                        "observations: caught up with the start, partitions with records=%d",
                        trends.applied().size());
            }
        }
    }

    /// A log that ends before what was folded of it is another one, or has lost its end.
    private void checkHolds(Topic log) throws InterruptedException {
        var ends = ends(partitions(log));
        trends.applied().forEach((partition, applied) -> {
            long end = ends.getOrDefault(new TopicPartition(log.name(), partition), 0L);
            if (applied.offset() >= end) {
                loss.report("the log was lost and begun again: partition " + partition + " was folded up to offset "
                        + applied.offset() + ", and the log ends at " + end);
            }
        });
    }

    // Asked of the admin client: a consumer that is not assigned these partitions warns for each.
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) throws InterruptedException {
        var latest = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        try (var admin = Admin.create(kafka)) {
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the end of the log is not known", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }
}
