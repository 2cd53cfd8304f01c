package io.countermove.analytics.rest;

import io.countermove.analytics.Tallies;
import io.countermove.contracts.reconciliation.Tally;

/// The counts and checksums of the metrics, as of one position.
record ReconciliationView(Records records, Outcomes outcomes, Counted current, long quarantined) {

    record Records(long count, String checksum, String position) {}

    record Counted(long count, String checksum) {

        static Counted of(Tally tally) {
            return new Counted(tally.count(), tally.checksum());
        }
    }

    /// What became of the records.
    ///
    /// @param pending waits for what it corrects
    record Outcomes(Counted applied, Counted duplicate, Counted conflict, Counted quarantined, Counted pending) {}

    static ReconciliationView of(Tallies tallies, String position) {
        return new ReconciliationView(
                new Records(tallies.records().count(), tallies.records().checksum(), position),
                new Outcomes(
                        Counted.of(tallies.applied()),
                        Counted.of(tallies.duplicate()),
                        Counted.of(tallies.conflict()),
                        Counted.of(tallies.quarantined()),
                        Counted.of(tallies.pending())),
                Counted.of(tallies.current()),
                tallies.quarantined().count() + tallies.conflict().count());
    }
}
