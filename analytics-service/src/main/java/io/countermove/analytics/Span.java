package io.countermove.analytics;

import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;

/// A date as the days, since 1970, between which it lies.
record Span(int earliest, int latest) {

    static Span of(EdtfDate date) {
        return new Span((int) date.earliest().toEpochDay(), (int) date.latest().toEpochDay());
    }

    /// The days between which the later of both lies.
    Span orLater(Span other) {
        return new Span(Math.max(earliest, other.earliest), Math.max(latest, other.latest));
    }

    double middle() {
        return (earliest + (double) latest) / 2;
    }

    boolean isExact() {
        return earliest == latest;
    }

    /// The day, or the first and the last.
    String text() {
        return isExact()
                ? LocalDate.ofEpochDay(earliest).toString()
                : LocalDate.ofEpochDay(earliest) + "/" + LocalDate.ofEpochDay(latest);
    }
}
