package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import java.util.function.IntPredicate;

/// Columns of known intervals, of both clocks.
final class Knowns {

    private static final long OPEN = Long.MAX_VALUE;

    private final Longs from = new Longs();
    private final Longs to = new Longs();
    private final Longs publicFrom = new Longs();
    private final Longs publicTo = new Longs();

    void set(int row, Known known) {
        from.set(row, known.from());
        to.set(row, known.to() == null ? OPEN : known.to());
        publicFrom.set(row, known.publicFrom());
        publicTo.set(row, known.publicTo() == null ? OPEN : known.publicTo());
    }

    long from(int row) {
        return from.get(row);
    }

    long publicFrom(int row) {
        return publicFrom.get(row);
    }

    long from(int row, KnownBy clock) {
        return begins(clock).get(row);
    }

    long to(int row, KnownBy clock) {
        return ends(clock).get(row);
    }

    /// Whether nothing ended it, by the system's clock.
    boolean isOpen(int row) {
        return to.get(row) == OPEN;
    }

    /// Which rows were known by then, be it no more.
    IntPredicate begun(AsOf asOf) {
        long at = Microseconds.of(asOf.knownAt());
        var begins = begins(asOf.knownBy());
        return row -> begins.get(row) <= at;
    }

    /// From when on each row is known.
    Longs begins(KnownBy clock) {
        return clock == KnownBy.SYSTEM ? from : publicFrom;
    }

    /// When each row is known no more.
    Longs ends(KnownBy clock) {
        return clock == KnownBy.SYSTEM ? to : publicTo;
    }

    long bytes() {
        return from.bytes() + to.bytes() + publicFrom.bytes() + publicTo.bytes();
    }
}
