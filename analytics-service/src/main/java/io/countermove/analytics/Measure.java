package io.countermove.analytics;

import java.time.LocalDate;

/// A number that an announcement states of an entity, with the days between which it began to hold.
///
/// @param fact its row among the facts
/// @param row the row of the revision that states it
record Measure(int fact, int row, int entity, double number, int earliest, int latest) {

    /// The same number from other days on.
    Measure on(Span days) {
        return new Measure(fact, row, entity, number, days.earliest(), days.latest());
    }

    /// The middle of its days, since 1970.
    double middle() {
        return (earliest + (double) latest) / 2;
    }

    boolean isExact() {
        return earliest == latest;
    }

    String date() {
        return isExact()
                ? LocalDate.ofEpochDay(earliest).toString()
                : LocalDate.ofEpochDay(earliest) + "/" + LocalDate.ofEpochDay(latest);
    }
}
