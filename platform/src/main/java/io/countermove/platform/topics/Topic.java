package io.countermove.platform.topics;

import org.apache.kafka.common.Uuid;

/// A topic that is there and as it has to be. The id changes when a topic is deleted and made again.
public record Topic(String name, Uuid id, int partitions) {}
