package io.countermove.contracts.announcement;

/// Which way a policy moves.
public enum Direction implements Word {
    TIGHTENS,
    EASES,
    NEUTRAL
}
