package io.countermove.platform.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// The two times of a read: the day in the world, and until when (inclusive) what was recorded or published counts.
public record AsOf(LocalDate validAt, Instant knownAt, KnownBy knownBy) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /// Which clock known time runs on: ours, or the sources'.
    public enum KnownBy {
        SYSTEM,
        PUBLIC;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public AsOf {
        knownAt = knownAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// As answers echo it: RFC 3339 with six digits.
    public String knownAtText() {
        return MICROSECONDS.format(knownAt);
    }
}
