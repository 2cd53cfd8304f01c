package io.countermove.entities;

import io.countermove.contracts.reconciliation.Tally;
import java.util.Map;

/// The counts and checksums that prove what was applied.
public interface Reconciliation {
    /// The figures at one instant.
    ///
    /// @param outcomes of records, by name; together they are all records
    /// @param facts over all facts and periods of curbs, in both times
    record Report(Map<String, Tally> outcomes, Tally current, Tally facts, long quarantined, Map<Integer, Long> next) {
        public Tally records() {
            return outcomes.values().stream().reduce(Tally.NONE, Tally::plus);
        }
    }

    Report report();
}
