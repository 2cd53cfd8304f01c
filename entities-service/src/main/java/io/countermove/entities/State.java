package io.countermove.entities;

import java.util.List;
import java.util.Map;

/// The projection: what the log says, folded, and how far.
public interface State {
    /// Binds the state to a log; throws `AnotherLogException` when it is bound to another.
    void bind(String topic, String topicId, int partitions);

    /// The next offset to apply, by partition.
    Map<Integer, Long> nextOffsets();

    /// Applies entries in one transaction, those of each partition in the order of their offsets; throws
    /// `FencedException`, with nothing applied, when another reader has advanced one of the partitions.
    void apply(Map<Integer, Long> expectedOffsets, List<Entry> entries);
}
