package io.countermove.analytics.kafka;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Standing;
import io.countermove.analytics.Trends;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.topic.TopicNames;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Evaluates the metrics of the catalogue with their defaults when an input moved or the day changed, and publishes
/// what changed.
@Singleton
public class StandingMetrics {

    private final Turn turn;
    private final Trends trends;
    private final TrendPublisher publisher;
    private final Clock clock;
    private final Map<Metric, Map<String, Object>> published = new EnumMap<>(Metric.class);
    private final Rounds rounds = new Rounds("standing-metrics", this::round);
    private @Nullable Evaluated last;

    StandingMetrics(Turn turn, Trends trends, TrendPublisher publisher, Clock clock) {
        this.turn = turn;
        this.trends = trends;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// What an evaluation rests on.
    private record Evaluated(Object position, LocalDate day) {}

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        rounds.stop();
    }

    private void round() {
        if (turn.isOurs()) {
            evaluateMoved();
        }
    }

    private void evaluateMoved() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var basis = new Evaluated(trends.applied(), today);
        if (basis.equals(last)) {
            return;
        }
        var asOf = new AsOf(today, now, KnownBy.SYSTEM);
        for (var metric : Metric.values()) {
            var answer = trends.answer(Standing.question(metric, asOf), asOf);
            if (!answer.substance().equals(published.get(metric))) {
                publisher.publish(TopicNames.TRENDS, metric, answer, now);
                published.put(metric, answer.substance());
            }
        }
        last = basis;
    }
}
