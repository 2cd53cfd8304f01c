package io.countermove.analytics;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The answer to a question, with the announcements behind it for who asks for them.
record Finding(Answer answer, Supplier<List<Input>> inputs) {

    static Finding of(Answer answer, ObservationColumns columns, IntStream rows) {
        return new Finding(
                answer,
                () -> rows.distinct().mapToObj(columns::input).distinct().toList());
    }

    static Finding of(Answer answer, ObservationColumns columns, Collection<Integer> rows) {
        return of(answer, columns, rows.stream().mapToInt(row -> row));
    }
}
