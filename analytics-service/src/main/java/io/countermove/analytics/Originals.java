package io.countermove.analytics;

import java.util.BitSet;
import java.util.function.IntPredicate;

/// Leaves out the revisions that only report another announcement once more, and notes which those were.
final class Originals {

    private final RevisionRows revisions;
    private final BitSet leftOut = new BitSet();

    Originals(RevisionRows revisions) {
        this.revisions = revisions;
    }

    boolean takes(int row) {
        if (revisions.reportsAnother(row)) {
            leftOut.set(row);
            return false;
        }
        return true;
    }

    long leftOut() {
        return leftOut.cardinality();
    }

    /// Those of some rows.
    long leftOut(IntPredicate rows) {
        return leftOut.stream().filter(rows).count();
    }
}
