package io.countermove.entities;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The projection: what the log says, folded, and how far.
public interface State {
    /// Binds the state to a log; throws `AnotherLogException` when it is bound to another.
    void bind(String topic, String topicId, int partitions);

    /// How far it is.
    ///
    /// @param nextOffsets to apply, by partition
    /// @param lastKnown the last instant from which something that is applied is known
    record Applied(Map<Integer, Long> nextOffsets, Instant lastKnown) {}

    Applied applied();

    /// The next offset to apply, by partition.
    default Map<Integer, Long> nextOffsets() {
        return applied().nextOffsets();
    }

    /// Applies entries in one transaction, those of each partition in the order of their offsets; throws
    /// `FencedException`, with nothing applied, when another reader has advanced one of the partitions.
    void apply(Map<Integer, Long> expectedOffsets, List<Entry> entries);
}
