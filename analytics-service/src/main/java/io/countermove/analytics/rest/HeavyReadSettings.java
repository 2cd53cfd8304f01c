package io.countermove.analytics.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// `countermove.heavy-reads`: listings of inputs, explanations, co-occurrences and the claims.
@ConfigMapping(prefix = "countermove.heavy-reads")
public interface HeavyReadSettings {
    /// How many are computed at once.
    @WithDefault("4")
    int most();

    /// How long a further one waits for its turn before it is refused.
    @WithDefault("1s")
    Duration patience();
}
