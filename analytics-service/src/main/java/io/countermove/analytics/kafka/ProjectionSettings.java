package io.countermove.analytics.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// `countermove.projection`: which metrics these are.
@ConfigMapping(prefix = "countermove.projection")
public interface ProjectionSettings {
    /// The fold's application id, its state and the topic of the observations carry it.
    @WithDefault("1")
    int version();

    /// Whether it is the version that publishes the standing metrics.
    @WithDefault("true")
    boolean active();
}
