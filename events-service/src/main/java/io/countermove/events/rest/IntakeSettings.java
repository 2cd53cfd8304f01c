package io.countermove.events.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// `countermove.intake`: how much is taken in at once.
@ConfigMapping(prefix = "countermove.intake")
public interface IntakeSettings {
    /// The sum of the bodies in work, from the first byte to the broker's acknowledgement.
    @WithDefault("64M")
    MemorySize inFlight();

    /// How many streams of lines at once; each takes some 3 MiB.
    @WithDefault("8")
    int streams();

    /// How many of them one principal may have.
    @WithDefault("4")
    int streamsPerCaller();

    /// How long the next line of a stream may take to arrive.
    @WithDefault("30s")
    Duration silence();
}
