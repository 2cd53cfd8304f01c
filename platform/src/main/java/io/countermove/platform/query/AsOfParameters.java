package io.countermove.platform.query;

import io.countermove.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query parameters of time travel, as sent. `resolve` fills what is missing from the clock and refuses what
/// cannot be read, naming the parameter.
public record AsOfParameters(
        @QueryParam("validAt") @Nullable String validAt,
        @QueryParam("knownAt") @Nullable String knownAt,
        @QueryParam("knownBy") @Nullable String knownBy) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public AsOf resolve(Clock clock) {
        return resolve(clock, now -> now);
    }

    /// With the known time of a reader of what is applied.
    ///
    /// @param known gives the known time of who does not say one
    public AsOf resolve(Clock clock, UnaryOperator<Instant> known) {
        var now = clock.instant();
        return new AsOf(
                validAt == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : day("validAt", validAt),
                knownAt == null ? known.apply(now) : instant("knownAt", knownAt),
                knownBy == null ? AsOf.KnownBy.SYSTEM : clockNamed(knownBy));
    }

    private static LocalDate day(String parameter, String text) {
        if (DAY.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException _) {
                // said below: 2025-02-30 has the form of a day and is none
            }
        }
        throw refuse(parameter, "\"" + text + "\" is not a day such as 2025-05-20");
    }

    /// An instant, or a day meaning its end.
    public static Instant instant(String parameter, String text) {
        if (DAY.matcher(text).matches()) {
            return endOf(day(parameter, text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw refuse(parameter, "\"" + text + "\" is neither a day nor an instant such as 2025-05-20T12:00:00Z");
        }
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private static AsOf.KnownBy clockNamed(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "system" -> AsOf.KnownBy.SYSTEM;
            case "public" -> AsOf.KnownBy.PUBLIC;
            default -> throw refuse("knownBy", "\"" + text + "\" is neither system nor public");
        };
    }

    private static ProblemException refuse(String parameter, String detail) {
        return BadParameter.of(parameter, detail);
    }
}
