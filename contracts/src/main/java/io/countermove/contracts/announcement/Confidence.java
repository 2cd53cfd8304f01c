package io.countermove.contracts.announcement;

/// How surely something is said, surest first.
public enum Confidence implements Word {
    /// By the actor or an official record.
    CONFIRMED,
    REPORTED,
    CLAIMED,
    ESTIMATED,
    RUMOURED;

    /// Whether this is surer than the other.
    public boolean surerThan(Confidence other) {
        return compareTo(other) < 0;
    }
}
