package io.countermove.contracts.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A topic of the contract: its name and the settings that must hold.
public enum Topic {
    /// Key: announcement id. Published, corrected, retracted; kept for ever.
    ANNOUNCEMENTS("countermove.announcements.v1", null),
    /// Key: entity id. One event for each change of an entity.
    ENTITY_CHANGES("countermove.entity-changes.v1", Duration.ofDays(90)),
    /// Key: entity id. The current snapshot.
    ENTITIES("countermove.entities.v1"),
    /// Key: announcement, revision, ordinal; and one position for each partition.
    OBSERVATIONS("countermove.observations.v1"),
    /// Key: metric and parameters.
    TRENDS("countermove.trends.v1"),
    /// Key: as the source's. What could not be processed.
    ANNOUNCEMENTS_DEAD_LETTERS("countermove.announcements.v1.dlq", null);

    private static final String FOREVER = "-1";

    private final String topicName;
    private final Map<String, String> settings;

    Topic(String topicName, @Nullable Duration retention) {
        this.topicName = topicName;
        this.settings = settings(Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                retention == null ? FOREVER : Long.toString(retention.toMillis())));
    }

    Topic(String topicName) {
        this.topicName = topicName;
        this.settings = settings(Map.of("cleanup.policy", "compact"));
    }

    public String topicName() {
        return topicName;
    }

    /// Settings of the topic that must hold, by Kafka's names.
    public Map<String, String> settings() {
        return settings;
    }

    private static Map<String, String> settings(Map<String, String> own) {
        var settings = new TreeMap<>(own);
        settings.put("message.timestamp.type", "LogAppendTime");
        return Map.copyOf(settings);
    }
}
