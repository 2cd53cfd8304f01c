package io.countermove.platform.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates or checks one topic through Kafka's `Admin`, which stays the caller's.
public final class TopicAdmin {
    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /// Throws [TopicDiffersException] when the topic is not as it has to be, and Kafka's exceptions when it is away.
    public Topic ensure(TopicSpec spec) throws InterruptedException, ExecutionException {
        var found = describe(spec.name());
        if (found.isEmpty()) {
            create(spec);
            found = describe(spec.name());
        }
        var topic = found.orElseThrow(() -> new ExecutionException(
                new UnknownTopicOrPartitionException(spec.name() + " was created and is not visible yet")));
        var replication = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        var differences = spec.differences(topic.partitions().size(), replication, configuration(spec.name()));
        if (!differences.isEmpty()) {
            throw new TopicDiffersException(spec.name(), differences);
        }
        return new Topic(spec.name(), topic.topicId(), topic.partitions().size());
    }

    private Optional<TopicDescription> describe(String name) throws InterruptedException, ExecutionException {
        try {
            var described = admin.describeTopics(List.of(name)).allTopicNames().get();
            return Optional.ofNullable(described.get(name));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void create(TopicSpec spec) throws InterruptedException, ExecutionException {
        var topic = new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.configuration());
        KafkaFuture<Void> created = admin.createTopics(List.of(topic)).all();
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another instance was faster
                throw e;
            }
        }
    }

    private Map<String, String> configuration(String name) throws InterruptedException, ExecutionException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var values = new HashMap<String, String>();
        var configs = admin.describeConfigs(List.of(resource)).all().get();
        for (var config : configs.values()) {
            config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
        }
        return values;
    }
}
