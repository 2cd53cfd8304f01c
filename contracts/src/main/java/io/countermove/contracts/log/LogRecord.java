package io.countermove.contracts.log;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.reconciliation.RecordIdentity;

/// A record of the announcements topic as both read sides see it.
public sealed interface LogRecord {

    /// What the reconciliation counts it by.
    RecordIdentity identity();

    record Sound(RecordIdentity identity, AnnouncementEvent event) implements LogRecord {}

    /// A record that says nothing which can be applied; it is kept in quarantine with the reason.
    record Poison(RecordIdentity identity, PoisonReason reason, String detail) implements LogRecord {}
}
