package io.countermove.events.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// `countermove.memory`: what the intake remembers of the log.
@ConfigMapping(prefix = "countermove.memory")
public interface MemorySettings {
    /// How many announcements, about 300 bytes each; an older one that is sent again is written again.
    @WithDefault("500000")
    int announcements();
}
