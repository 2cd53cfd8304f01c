package io.countermove.platform.topics;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The topics of this service, ensured in the background from its start on; a difference is looked at again, so that
/// a corrected topic needs no restart.
@Singleton
public class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Map<String, CompletableFuture<Topic>> ready = new HashMap<>();
    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final List<TopicSpec> specs;
    private @Nullable Thread thread;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka, @All List<TopicSpec> specs) {
        this.kafka = Map.copyOf(kafka);
        this.specs = List.copyOf(specs);
        specs.forEach(spec -> ready.put(spec.name(), new CompletableFuture<>()));
    }

    /// Blocks until the topic is there and as it has to be.
    public Topic await(String name) throws InterruptedException {
        try {
            return future(name).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes a topic with an exception", e);
        }
    }

    public boolean isReady() {
        return ready.values().stream().allMatch(CompletableFuture::isDone);
    }

    /// What is missing or differs, by topic; empty when all is well.
    public Map<String, String> complaints() {
        return Map.copyOf(complaints);
    }

    void start(@Observes StartupEvent started) {
        if (specs.isEmpty()) {
            return;
        }
        thread = Thread.ofVirtual().name("topics").start(this::ensureAll);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private CompletableFuture<Topic> future(String name) {
        var future = ready.get(name);
        if (future == null) {
            throw new IllegalArgumentException("no TopicSpec bean names the topic " + name);
        }
        return future;
    }

    private void ensureAll() {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        try (var admin = Admin.create(settings)) {
            var topics = new TopicAdmin(admin);
            for (var spec : specs) {
                ensure(topics, spec);
            }
        } catch (InterruptedException _) {
            LOG.debug("topics: stopped before all were ready");
        } catch (RuntimeException e) { // bad client settings, say: no retry heals them
            LOG.error("topics: cannot ask the broker", e);
            specs.forEach(spec -> complaints.putIfAbsent(spec.name(), String.valueOf(e.getMessage())));
        }
    }

    private void ensure(TopicAdmin topics, TopicSpec spec) throws InterruptedException {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                var topic = topics.ensure(spec);
                complaints.remove(spec.name());
                LOG.infof("topic %s id=%s partitions=%d", topic.name(), topic.id(), topic.partitions());
                future(spec.name()).complete(topic);
                return;
            } catch (TopicDiffersException e) {
                complain(spec, String.valueOf(e.getMessage()));
            } catch (ExecutionException e) {
                complain(spec, "the broker does not answer for " + spec.name() + ": " + e.getCause());
            }
            Thread.sleep(pause);
        }
    }

    private void complain(TopicSpec spec, String complaint) {
        if (!complaint.equals(complaints.put(spec.name(), complaint))) {
            LOG.error(complaint);
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
