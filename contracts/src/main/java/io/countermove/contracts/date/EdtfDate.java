package io.countermove.contracts.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// A date of EDTF level 0 (`2025`, `2025-04`, `2025-04-15`) or a quarter (`2025-Q1`): the days from `earliest` to
/// `latest`, both included, with the precision that its source gave. Years 0001 to 9999.
/// Source: <https://www.loc.gov/standards/datetime/>.
public record EdtfDate(String text, LocalDate earliest, LocalDate latest, Precision precision)
        implements Comparable<EdtfDate> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2})(?:-(\\d{2}))?)?");

    // By number: a group by its name is looked up in a copy of all names.
    private static final int YEAR = 1;
    private static final int QUARTER = 2;
    private static final int MONTH = 3;
    private static final int DAY = 4;

    /// The date that the text gives; empty where it is none.
    public static Optional<EdtfDate> find(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(match.group(YEAR));
            if (year == 0) {
                return Optional.empty(); // no database and hardly any calendar has one
            }
            if (match.group(QUARTER) != null) {
                var first = LocalDate.of(year, 3 * Integer.parseInt(match.group(QUARTER)) - 2, 1);
                return Optional.of(new EdtfDate(text, first, first.plusMonths(3).minusDays(1), Precision.QUARTER));
            }
            if (match.group(MONTH) == null) {
                return Optional.of(ofYear(text, year));
            }
            int month = Integer.parseInt(match.group(MONTH));
            if (match.group(DAY) == null) {
                var first = LocalDate.of(year, month, 1);
                return Optional.of(new EdtfDate(text, first, first.plusMonths(1).minusDays(1), Precision.MONTH));
            }
            return Optional.of(of(LocalDate.of(year, month, Integer.parseInt(match.group(DAY)))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// As `find`, for text that is known to be a date.
    public static EdtfDate parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an EDTF date: " + text));
    }

    public static EdtfDate of(LocalDate day) {
        return new EdtfDate(day.toString(), day, day, Precision.DAY);
    }

    private static EdtfDate ofYear(String text, int year) {
        return new EdtfDate(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
    }

    /// The last microsecond of its last day, UTC: by then whatever happened on this date has happened.
    public Instant end() {
        return latest.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1_000);
    }

    /// By earliest day, then by latest: of two dates that begin together the more precise comes first.
    @Override
    public int compareTo(EdtfDate other) {
        int byEarliest = earliest.compareTo(other.earliest);
        return byEarliest != 0 ? byEarliest : latest.compareTo(other.latest);
    }

    @Override
    public String toString() {
        return text;
    }
}
