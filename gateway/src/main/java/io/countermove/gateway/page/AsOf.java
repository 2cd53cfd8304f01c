package io.countermove.gateway.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The two times that the page is asked for, as its address says them; `fault` when the address says nonsense, and then
/// it is today.
public record AsOf(
        LocalDate validAt, String knownAt, @Nullable String fault) {

    static AsOf of(@Nullable String validAt, @Nullable String knownAt, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        String day = written(validAt);
        String known = written(knownAt);
        try {
            if (!known.isEmpty()) {
                checkInstantOrDay(known);
            }
            return new AsOf(day.isEmpty() ? today : LocalDate.parse(day), known, null);
        } catch (DateTimeParseException e) {
            return new AsOf(today, "", "“" + e.getParsedString() + "” is not a day; this is today’s state.");
        }
    }

    private static String written(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static void checkInstantOrDay(String text) {
        if (text.length() > 10) {
            OffsetDateTime.parse(text);
        } else {
            LocalDate.parse(text);
        }
    }

    /// As a query that goes on to the services and into the links.
    public String query() {
        String both = "validAt=" + validAt;
        return knownAt.isEmpty() ? both : both + "&knownAt=" + knownAt.replace("+", "%2B");
    }

    public String sentence() {
        String known = knownAt.isEmpty() ? "as known now" : "as known on " + Words.date(knownAt);
        return Words.date(validAt.toString()) + ", " + known;
    }
}
