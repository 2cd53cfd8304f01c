package io.countermove.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.log.LogPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What could not be applied, and why.
public interface Quarantine {
    /// What stands in quarantine.
    ///
    /// @param outcome `poison`, `conflict` or `foreign-correction`
    /// @param replayedAs the position of its replay; null while there is none
    record Item(String outcome, @Nullable String replayedAs, ObjectNode document) {}

    /// In the order of the log.
    ///
    /// @param replayed whether those that were replayed, or those that still wait
    Listing list(boolean replayed);

    Optional<Item> find(LogPosition position);
}
