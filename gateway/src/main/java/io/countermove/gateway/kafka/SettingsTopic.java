package io.countermove.gateway.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topic of settings: made when it is missing, else checked. The gateway alone writes it.
@Singleton
final class SettingsTopic {

    static final String NAME = "countermove.settings.v1";

    private static final String CLEANUP = "cleanup.policy";
    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final SettingsTopicSettings settings;

    SettingsTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka, SettingsTopicSettings settings) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.settings = settings;
    }

    /// Its partitions. Fails with Kafka's exceptions when the broker is away, and when the topic would lose settings.
    List<TopicPartition> ensure() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            create(admin);
            requireCompaction(admin);
            return admin.describeTopics(List.of(NAME)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
        }
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException {
        int inSync = Math.max(1, settings.replication() - 1);
        NewTopic topic = new NewTopic(NAME, settings.partitions(), settings.replication())
                .configs(Map.of(
                        CLEANUP,
                        "compact",
                        "message.timestamp.type",
                        "LogAppendTime",
                        "min.insync.replicas",
                        Integer.toString(inSync)));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void requireCompaction(Admin admin) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
        Collection<Config> found =
                admin.describeConfigs(List.of(resource)).all().get().values();
        String cleanup = found.iterator().next().get(CLEANUP).value();
        if (!"compact".equals(cleanup)) {
            throw new IllegalStateException(
                    "topic " + NAME + " differs: " + CLEANUP + " is " + cleanup + ", has to be compact");
        }
    }
}
