package io.countermove.analytics.streams;

import io.countermove.analytics.LogLoss;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/// Stops the fold when the log is another one.
@Singleton
final class StopOnLoss {

    private static final Logger LOG = Logger.getLogger(StopOnLoss.class);

    private final KafkaStreams streams;
    private final LogLoss loss;

    StopOnLoss(KafkaStreams streams, LogLoss loss) {
        this.streams = streams;
        this.loss = loss;
    }

    void start(@Observes StartupEvent started) {
        loss.then(() -> {
            LOG.error(loss.findReason().orElse(""));
            // Not on the thread that reports: it may be one of those that are to end.
            Thread.ofVirtual().name("streams-stop").start(() -> streams.close(Duration.ofSeconds(10)));
        });
    }
}
