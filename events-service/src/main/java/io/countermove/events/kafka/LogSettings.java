package io.countermove.events.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// `countermove.log`: how long publishing waits for the broker. Broker and security are `kafka.*`.
@ConfigMapping(prefix = "countermove.log")
public interface LogSettings {
    /// How long a record of a stream or an import waits for others to share a request with.
    @WithDefault("5ms")
    Duration linger();

    /// How long for the topic's metadata or free memory: after it the record is surely not written.
    @WithDefault("2s")
    Duration maxBlock();

    /// How long for one answer of the broker.
    @WithDefault("4s")
    Duration requestTimeout();

    /// How long in all: after it nobody knows whether the record is written.
    @WithDefault("8s")
    Duration deliveryTimeout();
}
