package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/// Which revisions are known when.
final class KnownRows {

    private final Chains chains;
    private final Knowns knowns;
    private final Ints kind;

    /// @param kind none in a freed row
    KnownRows(Chains chains, Knowns knowns, Ints kind) {
        this.chains = chains;
        this.knowns = knowns;
        this.kind = kind;
    }

    /// Which say something and are those known then.
    IntPredicate at(AsOf asOf) {
        long at = Microseconds.of(asOf.knownAt());
        var begins = knowns.begins(asOf.knownBy());
        var ends = knowns.ends(asOf.knownBy());
        return row -> begins.get(row) <= at && at < ends.get(row) && kind.get(row) != Dictionary.NONE;
    }

    /// The one of an announcement that is known then, or -1.
    int row(int code, AsOf asOf) {
        return row(code, at(asOf));
    }

    /// The same of one of many, with the test that all have.
    int row(int code, IntPredicate known) {
        for (int row = chains.first(code); row != Chains.END; row = chains.next(row)) {
            if (known.test(row)) {
                return row;
            }
        }
        return Chains.END;
    }

    /// The one of an announcement that is known when no other will be any more, or -1.
    int last(int code) {
        for (int row = chains.first(code); row != Chains.END; row = chains.next(row)) {
            if (knowns.isOpen(row)) {
                return row;
            }
        }
        return Chains.END;
    }

    /// When another one of an announcement, or none, becomes the one known.
    LongStream instants(int code, KnownBy clock) {
        var instants = LongStream.builder();
        for (int row = chains.first(code); row != Chains.END; row = chains.next(row)) {
            instants.add(knowns.from(row, clock)).add(knowns.to(row, clock));
        }
        return instants.build();
    }

    /// How many announcements that were said, and taken, are said no more then, whatever they were corrected to.
    int retracted(AsOf asOf, IntPredicate taken) {
        var said = new BitSet();
        var known = at(asOf);
        var begun = knowns.begun(asOf);
        for (int row = 0; row < chains.size(); row++) {
            if (!known.test(row) && kind.get(row) != Dictionary.NONE && begun.test(row) && taken.test(row)) {
                said.set(chains.announcement(row));
            }
        }
        return (int) said.stream()
                .filter(announcement -> row(announcement, known) < 0)
                .count();
    }
}
