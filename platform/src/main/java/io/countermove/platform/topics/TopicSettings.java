package io.countermove.platform.topics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/// `countermove.topics`: the size of our topics. Fixed for the life of a topic version.
@ConfigMapping(prefix = "countermove.topics")
public interface TopicSettings {
    @WithDefault("12")
    int partitions();

    /// 1 on one machine; `META-INF/microprofile-config.properties` makes it 3 in profile `prod`.
    @WithDefault("1")
    short replication();

    /// One less than the replication unless set.
    OptionalInt minInsyncReplicas();
}
