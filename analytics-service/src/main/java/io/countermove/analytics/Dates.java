package io.countermove.analytics;

import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A column of dates as intervals: the epoch days of the earliest and the latest day.
final class Dates {

    static final int UNKNOWN = Integer.MIN_VALUE;

    private final Ints earliest = new Ints();
    private final Ints latest = new Ints();

    void set(int row, @Nullable String text) {
        var date = text == null ? null : EdtfDate.parse(text);
        earliest.set(row, date == null ? UNKNOWN : (int) date.earliest().toEpochDay());
        latest.set(row, date == null ? UNKNOWN : (int) date.latest().toEpochDay());
    }

    int earliest(int row) {
        return earliest.get(row);
    }

    int latest(int row) {
        return latest.get(row);
    }

    /// The date as it was written: its precision follows from its length.
    @Nullable
    EdtfDate get(int row) {
        if (earliest(row) == UNKNOWN) {
            return null;
        }
        var first = LocalDate.ofEpochDay(earliest(row));
        int days = latest(row) - earliest(row) + 1;
        if (days == 1) {
            return EdtfDate.of(first);
        }
        var year = "%04d".formatted(first.getYear());
        if (days <= 31) {
            return EdtfDate.parse("%s-%02d".formatted(year, first.getMonthValue()));
        }
        return EdtfDate.parse(days <= 92 ? year + "-Q" + (first.getMonthValue() + 2) / 3 : year);
    }

    long bytes() {
        return earliest.bytes() + latest.bytes();
    }
}
