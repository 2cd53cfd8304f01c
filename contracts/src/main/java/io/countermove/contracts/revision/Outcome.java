package io.countermove.contracts.revision;

import io.countermove.contracts.announcement.Word;

/// What became of an event in the fold.
public enum Outcome implements Word {
    APPLIED,
    /// The same event, or the same content, once more.
    DUPLICATE,
    /// Another content under the id of what was published before.
    CONFLICT,
    /// A correction or retraction from outside the source of what it names.
    FOREIGN_CORRECTION,
    /// A correction or retraction of what has not been published yet.
    PENDING
}
