package io.countermove.events.kafka;

import io.countermove.events.LogMemory;
import io.countermove.events.LogTally;
import io.countermove.events.Readiness;
import io.countermove.platform.topics.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs the tail of the log for as long as the service runs.
@Singleton
public class LogTailing implements Readiness {
    private static final Logger LOG = Logger.getLogger(LogTailing.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final LogMemory memory;
    private final LogTally tally;
    private volatile @Nullable Thread thread;
    private volatile @Nullable LogTail tail;
    private volatile String complaint = "";
    private volatile boolean stopping;

    LogTailing(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            LogMemory memory,
            LogTally tally) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.memory = memory;
        this.tally = tally;
    }

    @Override
    public boolean isReady() {
        var current = tail;
        return current != null && current.isCaughtUp() && complaint.isEmpty();
    }

    @Override
    public String complaint() {
        return complaint;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("log-tail").daemon().start(this::tailLog);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        var current = tail;
        var running = thread;
        if (running == null) {
            return;
        }
        if (current == null) {
            running.interrupt();
        } else {
            current.stop(); // an interrupted consumer does not close cleanly
        }
        running.join(PAUSE);
    }

    private void tailLog() {
        try {
            var partitions = topics.await(AnnouncementsTopic.NAME).partitions();
            while (!stopping) {
                readOnce(partitions);
                if (!stopping) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("log tail: stopped");
        }
    }

    private void readOnce(int partitions) throws InterruptedException {
        try {
            var current = new LogTail(kafka, partitions, memory, tally);
            tail = current;
            complaint = "";
            current.run();
        } catch (InvalidOffsetException e) {
            complaint = "the log was lost or begun again: " + e.getMessage()
                    + "; see \"The log was lost and begun again\" in docs/operations.md";
            LOG.error(complaint);
            throw new InterruptedException(complaint); // what was remembered and counted is of another log
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (KafkaException e) {
            complaint = "the log cannot be read: " + e.getMessage();
            LOG.error(complaint, e);
        } finally {
            tail = null;
        }
    }
}
