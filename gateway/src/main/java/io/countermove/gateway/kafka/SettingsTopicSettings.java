package io.countermove.gateway.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// `countermove.topics`, as the services have it: the size of our topics.
@ConfigMapping(prefix = "countermove.topics")
public interface SettingsTopicSettings {

    @WithDefault("12")
    int partitions();

    @WithDefault("1")
    short replication();
}
