package io.countermove.analytics;

import java.util.BitSet;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The answer to a question, with the rows of the announcements behind it for who asks for them.
record Finding(Answer answer, Supplier<IntStream> rows) {

    static Finding of(Answer answer, IntStream rows) {
        return new Finding(answer, () -> rows);
    }

    static Finding of(Answer answer, Collection<Integer> rows) {
        return new Finding(answer, () -> rows.stream().mapToInt(row -> row));
    }

    /// The codes of the announcements behind it.
    BitSet announcements(ObservationColumns columns) {
        var codes = new BitSet();
        rows.get().map(columns.revisions()::announcement).forEach(codes::set);
        return codes;
    }
}
