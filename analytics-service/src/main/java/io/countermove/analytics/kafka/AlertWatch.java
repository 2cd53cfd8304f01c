package io.countermove.analytics.kafka;

import io.countermove.analytics.AlertBook;
import io.countermove.analytics.Questions;
import io.countermove.analytics.Trends;
import io.countermove.platform.topics.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/// Watches what the rules name, of all instances the one whose turn it is.
@Singleton
public class AlertWatch {

    private final Rounds rounds;

    AlertWatch(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Turn turn,
            Topics topics,
            Trends trends,
            Questions questions,
            AlertBook book,
            AlertRuleReader reader,
            Clock clock) {
        var settings = Map.copyOf(kafka);
        var round = new AlertRound(
                turn::isOurs,
                () -> AlertWriter.open(settings, partitions(topics)),
                reader::hasReached,
                trends,
                questions,
                book,
                clock);
        rounds = new Rounds("alerts", round::run);
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        rounds.stop();
    }

    private static int partitions(Topics topics) {
        try {
            return topics.await(AlertForm.TOPIC).partitions();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}
