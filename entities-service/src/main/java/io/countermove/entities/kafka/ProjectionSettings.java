package io.countermove.entities.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// `countermove.projection`: how the log is read.
@ConfigMapping(prefix = "countermove.projection")
public interface ProjectionSettings {
    /// Which state this is; the schema and the group carry it. Another one is built beside it.
    @WithDefault("1")
    int version();

    /// Whether it is the version that others hear of.
    @WithDefault("true")
    boolean active();

    /// The consumer group of all instances; its offsets are for lag tools alone.
    @WithDefault("countermove-entities-${countermove.projection.version:1}")
    String group();

    /// A name for this instance that it keeps over restarts: then it gets its partitions back at once. Each instance
    /// its own; each of its readers adds its number.
    Optional<String> instance();

    /// After this time without a sign of life an instance's partitions go to others.
    @WithDefault("PT10S")
    Duration session();

    /// Threads that read, each some partitions; 1 at least. More than there are partitions have nothing to do.
    @WithDefault("2")
    int readers();

    /// Records of one transaction, at most.
    @WithDefault("1000")
    int batch();

    /// For how long a failing transaction is tried again before the projection stops.
    @WithDefault("PT4M")
    Duration patience();
}
