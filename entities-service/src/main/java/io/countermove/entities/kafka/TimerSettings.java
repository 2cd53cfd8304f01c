package io.countermove.entities.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// `countermove.timers`: when it is looked whether a day has come on which a status changes by itself.
@ConfigMapping(prefix = "countermove.timers")
public interface TimerSettings {
    @WithDefault("PT10S")
    Duration every();

    /// How long after the day's beginning: by then what was published before it has been read.
    @WithDefault("PT5S")
    Duration settling();
}
