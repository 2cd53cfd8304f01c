package io.countermove.analytics;

import io.countermove.contracts.topic.TopicNames;

/// Which metrics these are: another version is built beside the running one, with state and observations of its own.
///
/// @param active whether it is the one that publishes the standing metrics
public record Projection(int version, boolean active) {
    public Projection {
        if (version < 1) {
            throw new IllegalArgumentException("versions begin with 1, not " + version);
        }
    }

    public String observations() {
        return TopicNames.observations(version);
    }

    /// The name under which Kafka Streams folds.
    public String application() {
        return "countermove-analytics-" + version;
    }
}
