package io.countermove.analytics;

import io.countermove.contracts.reconciliation.Tally;
import io.countermove.contracts.revision.Outcome;

/// The counts of the reconciliation: every record read, the same by what became of it, and the current revisions.
///
/// @param quarantined poison and foreign corrections
/// @param pending corrections and retractions of what has not been published yet
public record Tallies(
        Tally records,
        Tally applied,
        Tally duplicate,
        Tally conflict,
        Tally quarantined,
        Tally pending,
        Tally current) {

    public static final Tallies NONE =
            new Tallies(Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE);

    /// One more record that says nothing.
    public Tallies plusPoison(long hash) {
        return new Tallies(records.plus(hash), applied, duplicate, conflict, quarantined.plus(hash), pending, current);
    }

    Tallies plus(long hash, Outcome outcome) {
        return new Tallies(
                records.plus(hash),
                outcome == Outcome.APPLIED ? applied.plus(hash) : applied,
                outcome == Outcome.DUPLICATE ? duplicate.plus(hash) : duplicate,
                outcome == Outcome.CONFLICT ? conflict.plus(hash) : conflict,
                outcome == Outcome.FOREIGN_CORRECTION ? quarantined.plus(hash) : quarantined,
                outcome == Outcome.PENDING ? pending.plus(hash) : pending,
                current);
    }

    Tallies plusCurrent(long hash) {
        return new Tallies(records, applied, duplicate, conflict, quarantined, pending, current.plus(hash));
    }

    public Tallies plus(Tallies other) {
        return new Tallies(
                records.plus(other.records),
                applied.plus(other.applied),
                duplicate.plus(other.duplicate),
                conflict.plus(other.conflict),
                quarantined.plus(other.quarantined),
                pending.plus(other.pending),
                current.plus(other.current));
    }

    public Tallies minus(Tallies other) {
        return plus(new Tallies(
                negative(other.records),
                negative(other.applied),
                negative(other.duplicate),
                negative(other.conflict),
                negative(other.quarantined),
                negative(other.pending),
                negative(other.current)));
    }

    private static Tally negative(Tally tally) {
        return new Tally(-tally.count(), -tally.sum());
    }
}
