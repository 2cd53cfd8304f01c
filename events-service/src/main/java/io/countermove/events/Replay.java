package io.countermove.events;

import io.countermove.contracts.log.PoisonReason;
import io.countermove.contracts.validation.Violation;
import java.util.List;

/// What became of the wish to append a record of the log once more.
public sealed interface Replay {
    /// The broker has acknowledged it.
    record Appended(Receipt receipt) implements Replay {}

    /// It says as little as it said then; nothing was appended.
    record StillPoison(PoisonReason reason, String detail, List<Violation> violations) implements Replay {
        public StillPoison {
            violations = List.copyOf(violations);
        }
    }

    /// The log has no record at that place.
    record Nowhere() implements Replay {}

    /// The log did not acknowledge it.
    ///
    /// @param known whether it is known that it was not appended
    record Unacknowledged(boolean known, String detail) implements Replay {}
}
