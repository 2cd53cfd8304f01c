package io.countermove.analytics.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// `countermove.alerts`: how much may be watched.
@ConfigMapping(prefix = "countermove.alerts")
public interface AlertSettings {
    /// How many rules there may be at once. Each is a question that is asked again whenever something moved.
    @WithDefault("100")
    int most();

    /// How long a rule may hold; whoever still needs it makes it again.
    @WithDefault("366d")
    Duration longest();
}
