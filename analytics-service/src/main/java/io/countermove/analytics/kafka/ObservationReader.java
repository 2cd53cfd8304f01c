package io.countermove.analytics.kafka;

import io.countermove.analytics.Trends;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.platform.topics.Topic;
import io.countermove.platform.topics.Topics;
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
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final Trends trends;
    private volatile boolean stopping;
    private volatile @Nullable String failure;
    private @Nullable Thread thread;

    ObservationReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, Topics topics, Trends trends) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.trends = trends;
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
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        try {
            var log = topics.await(TopicNames.ANNOUNCEMENTS);
            var observations = topics.await(TopicNames.OBSERVATIONS);
            try (var consumer =
                    new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                read(consumer, partitions(log), partitions(observations));
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
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> log, List<TopicPartition> observations) {
        var batch = new ObservationBatch();
        consumer.assign(observations);
        consumer.seekToBeginning(observations);
        var start = new StartLine(consumer.endOffsets(log), consumer.endOffsets(observations));
        while (!stopping) {
            consumer.poll(POLL).forEach(batch::add);
            if (!trends.isCaughtUp()) {
                batch.completeAll();
            }
            batch.applyTo(trends);
            if (!trends.isCaughtUp() && start.isReached(consumer::position, trends.applied())) {
                trends.markCaughtUp();
                LOG.infof(
                        "observations: caught up with the start, position=%s",
                        trends.applied().keySet());
            }
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }
}
