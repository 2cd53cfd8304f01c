package io.countermove.contracts.vocabulary;

import io.countermove.contracts.announcement.Word;

/// What kind of value a property has.
public enum ValueType implements Word {
    TEXT,
    FLAG,
    DATE,
    ENUM,
    REFERENCE,
    QUANTITY,
    MONEY
}
