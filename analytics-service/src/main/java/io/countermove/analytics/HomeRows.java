package io.countermove.analytics;

import java.util.BitSet;
import java.util.Locale;
import java.util.function.IntPredicate;

/// The revisions that count for [SelfReliance], and what they say of homes. A chip is domestic where an announcement of
/// its maker about it is of the jurisdiction, or a maker's stated jurisdiction is.
final class HomeRows {

    private final ObservationColumns columns;
    private final RevisionRows revisions;
    private final IntPredicate known;
    private final Originals originals;
    private final long today;
    private final String jurisdiction;
    private final int ours;

    HomeRows(String jurisdiction, ObservationColumns columns, AsOf asOf) {
        this.columns = columns;
        this.revisions = columns.revisions();
        this.known = columns.known(asOf);
        this.originals = new Originals(revisions);
        this.today = asOf.validAt().toEpochDay();
        this.jurisdiction = jurisdiction;
        this.ours = columns.code(jurisdiction);
    }

    /// Whose chips are: by what their makers announce of them.
    Homes ofChips() {
        var homes = new Homes();
        int vendor = columns.code("vendor");
        int chip = columns.code("chip");
        var statedOurs = statedOurs();
        var parts = revisions.parts();
        var kinds = columns.kinds("chip.");
        kinds.or(columns.kinds("supply."));
        var rows = revisions.of(kinds);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (isCounted(row)) {
                boolean domestic = isOurs(row) || parts.hasAny(row, vendor, statedOurs);
                if (domestic || revisions.jurisdictions().length(row) > 0) {
                    parts.forEach(row, chip, code -> homes.learn(code, domestic));
                }
            }
        }
        return homes;
    }

    Homes ofClusters() {
        var homes = new Homes();
        int cluster = columns.code("cluster");
        var rows = revisions.of(columns.kinds("cluster."));
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (revisions.jurisdictions().length(row) > 0 && isCounted(row)) {
                boolean domestic = isOurs(row);
                revisions.parts().forEach(row, cluster, code -> homes.learn(code, domestic));
            }
        }
        return homes;
    }

    private BitSet statedOurs() {
        var found = new BitSet();
        int wanted = columns.code("jurisdiction:" + jurisdiction.toLowerCase(Locale.ROOT));
        if (wanted == Dictionary.NONE) {
            return found;
        }
        var facts = columns.facts();
        var stated = facts.of(columns.code("jurisdiction"));
        for (int fact = stated.nextSetBit(0); fact >= 0; fact = stated.nextSetBit(fact + 1)) {
            if (facts.word(fact) == wanted) {
                int row = columns.rowOf(fact);
                if (row >= 0 && isCounted(row)) {
                    found.set(facts.entity(fact));
                }
            }
        }
        return found;
    }

    boolean isCounted(int row) {
        return known.test(row) && revisions.announcedOn().earliest(row) <= today && originals.takes(row);
    }

    boolean isOurs(int row) {
        var jurisdictions = revisions.jurisdictions();
        for (int i = 0; i < jurisdictions.length(row); i++) {
            if (jurisdictions.get(row, i) == ours) {
                return true;
            }
        }
        return false;
    }

    long leftOut() {
        return originals.leftOut();
    }
}
