package io.countermove.analytics.streams;

import io.countermove.analytics.LogLoss;
import io.countermove.analytics.Projection;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.platform.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/// What the Quarkus extension for Kafka Streams starts.
@Singleton
public class Wiring {

    // An application-scoped topology would be a proxy, on which the start breaks.
    @Produces
    @Singleton
    Topology topology(
            Topics topics, Projection projection, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return FoldTopology.of(projection.observations(), () -> sourceLog(topics, projection, kafka));
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler uncaughtExceptions(LogLoss loss) {
        return new StreamFailures(loss);
    }

    /// Asked of the broker and not remembered: the topic may have been made again since.
    private static SourceLog sourceLog(Topics topics, Projection projection, Map<String, Object> kafka) {
        try (var admin = Admin.create(kafka)) {
            topics.await(projection.observations());
            var known = topics.await(TopicNames.ANNOUNCEMENTS);
            var described =
                    admin.describeTopics(List.of(known.name())).allTopicNames().get();
            var id = Objects.requireNonNull(described.get(known.name())).topicId();
            return new SourceLog(id.toString(), known.partitions(), partition -> beginning(kafka, partition));
        } catch (ExecutionException e) {
            throw new KafkaException("the announcements topic cannot be looked at", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static long beginning(Map<String, Object> kafka, int partition) {
        var asked = new TopicPartition(TopicNames.ANNOUNCEMENTS, partition);
        try (var admin = Admin.create(kafka)) {
            var earliest = admin.listOffsets(Map.of(asked, OffsetSpec.earliest()))
                    .all()
                    .get();
            return Objects.requireNonNull(earliest.get(asked)).offset();
        } catch (ExecutionException e) {
            throw new KafkaException("the beginning of the log is not known", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the topics", e);
    }
}
