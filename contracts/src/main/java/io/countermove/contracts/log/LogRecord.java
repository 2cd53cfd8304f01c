package io.countermove.contracts.log;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.contracts.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of the announcements topic as both read sides see it.
public sealed interface LogRecord {

    /// What the reconciliation counts it by.
    RecordIdentity identity();

    /// An event that can be folded.
    ///
    /// @param replayOf the position of the record that it is a replay of; null where it is none
    record Sound(
            RecordIdentity identity,
            AnnouncementEvent event,
            @Nullable LogPosition replayOf) implements LogRecord {}

    /// A record that says nothing which can be applied; it is kept in quarantine with the reason.
    ///
    /// @param violations the broken rules of its data; empty where the data are not the reason
    record Poison(RecordIdentity identity, PoisonReason reason, String detail, List<Violation> violations)
            implements LogRecord {
        public Poison {
            violations = List.copyOf(violations);
        }
    }
}
