package io.countermove.platform.topics;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/// Notices that a topic was deleted and made again while this process reads it. A consumer that stands at the
/// beginning of a partition would not: to it the new topic is the old one.
@Singleton
public class TopicWatch {
    private static final Logger LOG = Logger.getLogger(TopicWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    TopicWatch(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    }

    /// Calls `replaced` once, with the other id, when the topic has another one than `known`; a broker that does not
    /// answer is no news.
    public void watch(Topic known, Consumer<Uuid> replaced) {
        threads.add(Thread.ofVirtual().name("watch-" + known.name()).start(() -> look(known, replaced)));
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.forEach(Thread::interrupt);
    }

    private void look(Topic known, Consumer<Uuid> replaced) {
        try (var admin = Admin.create(kafka)) {
            while (true) {
                var found = id(admin, known);
                if (!found.equals(known.id())) {
                    replaced.accept(found);
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            LOG.debugf("topics: %s is not watched any more", known.name());
        }
    }

    private static Uuid id(Admin admin, Topic known) throws InterruptedException {
        try {
            var described = admin.describeTopics(List.of(known.name()))
                    .allTopicNames()
                    .get()
                    .get(known.name());
            return described == null ? known.id() : described.topicId();
        } catch (ExecutionException e) {
            LOG.debugf("topics: cannot look at %s: %s", known.name(), e.getMessage());
            return known.id();
        }
    }
}
