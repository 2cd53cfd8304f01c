package io.countermove.events.rest;

import io.countermove.contracts.event.Microseconds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Timestamps of RFC 3339, all of them and nothing else. The parser of the JDK differs: it takes times without seconds,
/// years of five digits and offsets with seconds, and refuses leap seconds and offsets beyond 18 hours.
final class Timestamps {
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}):([0-9]{2})"
            + "(\\.[0-9]+)?(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");
    private static final int MOST_DIGITS = 10; // the point and what fits into nanoseconds

    private Timestamps() {}

    /// Cut to microseconds; empty where the text is no timestamp.
    static Optional<Instant> find(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(form))
                    .filter(found -> (!isLeap(form) || endsADay(form)) && Microseconds.hasForm(found));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant instant(MatchResult form) {
        // The leap second is taken for the one before, as the clock of the JDK does.
        var second = isLeap(form) ? "59" : form.group(3);
        var fraction = form.group(4) == null ? "" : form.group(4);
        var digits = fraction.substring(0, Math.min(fraction.length(), MOST_DIGITS));
        var local = LocalDateTime.parse(form.group(1) + "T" + form.group(2) + ":" + second + digits);
        return local.minusSeconds(offset(form)).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean isLeap(MatchResult form) {
        return form.group(3).equals("60");
    }

    private static boolean endsADay(MatchResult form) {
        return instant(form).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).getEpochSecond() % 86_400 == 0;
    }

    private static int offset(MatchResult form) {
        if (form.group(5) == null) {
            return 0;
        }
        var seconds = Integer.parseInt(form.group(6)) * 3_600 + Integer.parseInt(form.group(7)) * 60;
        return form.group(5).equals("-") ? -seconds : seconds;
    }
}
