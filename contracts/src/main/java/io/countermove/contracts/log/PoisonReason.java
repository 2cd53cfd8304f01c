package io.countermove.contracts.log;

import io.countermove.contracts.announcement.Word;

/// Why a record of the log cannot be applied.
public enum PoisonReason implements Word {
    /// The key is missing or is not the subject.
    KEY_NOT_SUBJECT,
    /// It does not stand in the partition of its key, so the events of one announcement would not meet.
    WRONG_PARTITION,
    /// A CloudEvents attribute is missing or malformed.
    ENVELOPE_INVALID,
    /// The value is no JSON.
    NOT_JSON,
    /// The data break the schema or the vocabulary.
    DATA_INVALID
}
