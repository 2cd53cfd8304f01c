package io.countermove.analytics;

import io.countermove.contracts.event.AnnouncementEvent;

/// A sound record of the log, with the hash that the reconciliation counts it by.
public record LogEntry(long hash, AnnouncementEvent event) {}
