package io.countermove.analytics.streams;

import io.countermove.analytics.Projection;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.platform.topics.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/// What the Quarkus extension for Kafka Streams starts.
@Singleton
public class Wiring {

    // An application-scoped topology would be a proxy, on which the start breaks.
    @Produces
    @Singleton
    Topology topology(Topics topics, Projection projection) {
        return FoldTopology.of(projection.observations(), () -> sourceLog(topics, projection));
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler uncaughtExceptions() {
        return new StreamFailures();
    }

    private static SourceLog sourceLog(Topics topics, Projection projection) {
        try {
            topics.await(projection.observations());
            var announcements = topics.await(TopicNames.ANNOUNCEMENTS);
            return new SourceLog(announcements.id().toString(), announcements.partitions());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the topics", e);
        }
    }
}
