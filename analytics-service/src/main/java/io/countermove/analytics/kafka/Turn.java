package io.countermove.analytics.kafka;

import io.countermove.analytics.Projection;
import io.countermove.analytics.Trends;
import io.countermove.platform.topics.Topics;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;

/// Whose turn it is to do what one instance has to do for all: of several the one that folds partition 0, of the
/// version that is asked.
@Singleton
public class Turn {

    private final Projection projection;
    private final Trends trends;
    private final Topics topics;
    private final KafkaStreams streams;

    Turn(Projection projection, Trends trends, Topics topics, KafkaStreams streams) {
        this.projection = projection;
        this.trends = trends;
        this.topics = topics;
        this.streams = streams;
    }

    boolean isOurs() {
        return projection.active()
                && trends.isCaughtUp()
                && topics.isReady()
                && streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.taskId().partition() == 0);
    }
}
