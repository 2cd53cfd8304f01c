package io.countermove.contracts.date;

/// How exactly a date is known.
public enum Precision {
    DAY,
    MONTH,
    QUARTER,
    YEAR
}
