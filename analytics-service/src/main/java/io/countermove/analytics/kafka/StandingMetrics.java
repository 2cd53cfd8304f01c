package io.countermove.analytics.kafka;

import io.countermove.analytics.AlertBook;
import io.countermove.analytics.Questions;
import io.countermove.analytics.Trends;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/// Publishes the standing metrics, of all instances the one whose turn it is.
@Singleton
public class StandingMetrics {

    private final Rounds rounds;

    StandingMetrics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Turn turn,
            Trends trends,
            Questions questions,
            AlertBook book,
            Clock clock) {
        var settings = Map.copyOf(kafka);
        var standing =
                new StandingRound(turn::isOurs, () -> TrendWriter.open(settings), trends, questions, book, clock);
        rounds = new Rounds("standing-metrics", standing::run);
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        rounds.stop();
    }
}
