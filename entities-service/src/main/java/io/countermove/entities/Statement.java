package io.countermove.entities;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.date.EdtfDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one announcement says of one property of an entity.
///
/// @param validFrom as stated; null where the source does not say since when
/// @param since the day from which it counts: the earliest of `validFrom`, else of the announcement's date
/// @param preferred whether it is official where the vocabulary lets an official source win
/// @param position its place among the announcement's facts
public record Statement(
        String property,
        String slot,
        JsonNode value,
        Map<String, String> qualifiers,
        @Nullable EdtfDate validFrom,
        LocalDate since,
        @Nullable EdtfDate validTo,
        Confidence confidence,
        boolean official,
        boolean preferred,
        LocalDate announcedOn,
        AnnouncementId announcement,
        int position,
        Instant knownFrom,
        @Nullable Instant knownTo) {
    /// The best first. `ingesttime` never decides.
    public static final Comparator<Statement> PRECEDENCE = Comparator.comparing(
                    (Statement s) -> s.confidence() == Confidence.RUMOURED)
            .thenComparing(Statement::preferred, Comparator.reverseOrder())
            .thenComparing(Statement::since, Comparator.reverseOrder())
            .thenComparing(Statement::confidence)
            .thenComparing(Statement::announcedOn, Comparator.reverseOrder())
            .thenComparing(Statement::announcement)
            .thenComparingInt(Statement::position);

    public Statement {
        qualifiers = Map.copyOf(qualifiers);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(since) && (validTo == null || day.isBefore(validTo.earliest()));
    }

    /// False while the day lies inside an imprecise beginning.
    public boolean isCertain(LocalDate day) {
        return validFrom == null || !day.isBefore(validFrom.latest());
    }
}
