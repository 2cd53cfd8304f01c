package io.countermove.platform.topics;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The three kinds of topic that we have, in the deployment's size.
@Singleton
public class TopicSpecs {
    private static final String CLEANUP = "cleanup.policy";
    private static final String RETENTION = "retention.ms";

    private final TopicSettings settings;

    TopicSpecs(TopicSettings settings) {
        this.settings = settings;
    }

    /// Keeps every record.
    public TopicSpec forever(String name) {
        return spec(name, Map.of(CLEANUP, "delete", RETENTION, "-1", "retention.bytes", "-1"));
    }

    /// Keeps records for a while.
    public TopicSpec passing(String name, Duration retention) {
        return spec(name, Map.of(CLEANUP, "delete", RETENTION, Long.toString(retention.toMillis())));
    }

    /// Keeps the last record of each key.
    public TopicSpec compacted(String name) {
        return spec(name, Map.of(CLEANUP, "compact"));
    }

    private TopicSpec spec(String name, Map<String, String> kind) {
        var configuration = new HashMap<>(kind);
        configuration.put("message.timestamp.type", "LogAppendTime");
        var insync = settings.minInsyncReplicas().orElse(Math.max(1, settings.replication() - 1));
        configuration.put("min.insync.replicas", Integer.toString(insync));
        return new TopicSpec(name, settings.partitions(), settings.replication(), configuration);
    }
}
