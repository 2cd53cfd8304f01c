package io.countermove.oracle;

import java.time.LocalDate;
import java.util.List;

/// T2: how many announcements were surely made in a window, and how many possibly.
public record Count(long sure, long possible) {

    static Count of(List<Said> known, String kind, Window window, LocalDate day) {
        var end = window.to().isAfter(day) ? day.plusDays(1) : window.to();
        if (!window.from().isBefore(end)) {
            return new Count(0, 0);
        }
        long sure = 0;
        long possible = 0;
        for (var by : known) {
            if (by.content().has("reports") || !by.kind().startsWith(kind)) {
                continue;
            }
            var first = by.announcedOn().earliest();
            var last = by.announcedOn().latest();
            sure += !first.isBefore(window.from()) && last.isBefore(end) ? 1 : 0;
            possible += !last.isBefore(window.from()) && first.isBefore(end) ? 1 : 0;
        }
        return new Count(sure, possible);
    }
}
