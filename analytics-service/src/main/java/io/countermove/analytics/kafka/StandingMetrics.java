package io.countermove.analytics.kafka;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Projection;
import io.countermove.analytics.Standing;
import io.countermove.analytics.Trends;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.platform.topics.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Evaluates the metrics of the catalogue with their defaults, at most once a second and a tenth of the time, when an
/// input moved or the day changed, and publishes what changed. Of several instances the one that folds partition 0 does
/// it.
@Singleton
public class StandingMetrics {

    private static final Logger LOG = Logger.getLogger(StandingMetrics.class);
    private static final int REST = 9;

    private final Projection projection;
    private final Trends trends;
    private final Topics topics;
    private final KafkaStreams streams;
    private final TrendPublisher publisher;
    private final Clock clock;
    private final Map<Metric, Map<String, Object>> published = new EnumMap<>(Metric.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("standing-metrics").factory());
    private @Nullable Evaluated last;
    private long nextNanos = System.nanoTime();

    StandingMetrics(
            Projection projection,
            Trends trends,
            Topics topics,
            KafkaStreams streams,
            TrendPublisher publisher,
            Clock clock) {
        this.projection = projection;
        this.trends = trends;
        this.topics = topics;
        this.streams = streams;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// What an evaluation rests on.
    private record Evaluated(Object position, LocalDate day) {}

    void start(@Observes StartupEvent started) {
        if (projection.active()) {
            var _ = timer.scheduleWithFixedDelay(this::evaluate, 1, 1, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        timer.shutdownNow();
    }

    // A failed evaluation is tried again at the next tick; one that escaped would end the ticking.
    private void evaluate() {
        try {
            long begun = System.nanoTime();
            if (begun - nextNanos >= 0 && trends.isCaughtUp() && topics.isReady() && isOurs()) {
                evaluateMoved();
                // Many announcements make it long, and it must not starve what it follows.
                nextNanos = System.nanoTime() + REST * (System.nanoTime() - begun);
            }
        } catch (RuntimeException e) {
            LOG.warn("standing metrics: not published, tried again in a second", e);
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

    private boolean isOurs() {
        return streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.taskId().partition() == 0);
    }
}
