package io.countermove.contracts.announcement;

/// What a speaker holds of a curb.
public enum Stance implements Word {
    UNAFFECTED,
    AFFECTED,
    SUPPORTIVE,
    OPPOSED,
    COUNTERPRODUCTIVE,
    OTHER
}
