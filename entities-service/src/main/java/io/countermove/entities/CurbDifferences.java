package io.countermove.entities;

/// What differs between the curbs of two moments.
public interface CurbDifferences {
    /// The curbs whose statuses, or the dates of the legal one, are others after than before; both by one clock.
    ///
    /// @param selection of the curbs as they were before or are after
    Listing between(Selection selection, Moment before, Moment after);
}
