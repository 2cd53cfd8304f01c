package io.countermove.contracts.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Instants on the wire: RFC 3339, UTC, always with six digits of the second.
public final class Microseconds {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

    private Microseconds() {}

    public static String format(Instant instant) {
        return FORM.format(instant);
    }

    /// Whether its year, in UTC, is one of 0001 to 9999: others have no form on the wire, and no place in a database.
    public static boolean hasForm(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(BEYOND);
    }

    /// An instant of RFC 3339 in any offset, cut to microseconds; empty where the text is none, or its year is none in
    /// UTC.
    public static Optional<Instant> find(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS))
                    .filter(Microseconds::hasForm);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// Microseconds since 1970.
    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
