package io.countermove.contracts.revision;

import io.countermove.contracts.announcement.Word;

/// The clock that says since when something is known.
public enum KnownBy implements Word {
    /// Since this system recorded it.
    SYSTEM,
    /// Since its source published it.
    PUBLIC
}
