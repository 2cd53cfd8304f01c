package io.countermove.entities;

/// What differs between the curbs of two moments.
public interface CurbDifferences {
    /// The curbs whose statuses, or the dates of the legal one, are others after than before; both by one clock.
    Listing between(Moment before, Moment after);
}
