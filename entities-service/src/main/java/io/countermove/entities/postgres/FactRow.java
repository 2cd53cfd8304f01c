package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.revision.Revision;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of `fact`.
record FactRow(
        String announcement,
        int ordinal,
        int position,
        String eventId,
        String entity,
        String property,
        String slot,
        JsonNode value,
        @Nullable BigDecimal number,
        @Nullable String word,
        @Nullable String reference,
        Map<String, String> qualifiers,
        @Nullable String validFrom,
        @Nullable LocalDate validFromLatest,
        LocalDate since,
        @Nullable String validTo,
        @Nullable LocalDate until,
        @Nullable LocalDate untilLatest,
        int confidence,
        boolean official,
        boolean preferred,
        LocalDate announcedEarliest,
        Instant knownFrom,
        @Nullable Instant knownTo,
        Instant publicFrom,
        @Nullable Instant publicTo) {

    private static final Vocabulary VOCABULARY = Vocabulary.standard();

    static FactRow of(String subject, int ordinal, int position, Revision revision, Announcement said, Fact fact) {
        var from = said.effectiveFrom(fact);
        var to = said.effectiveTo(fact);
        boolean official = said.source().official();
        return new FactRow(
                subject,
                ordinal,
                position,
                revision.event().envelope().id(),
                fact.entity().toString(),
                fact.property(),
                VOCABULARY.slotOf(fact),
                AnnouncementWriter.write(fact.value()),
                number(fact.value()),
                word(fact.value()),
                fact.value() instanceof FactValue.Reference(var entity) ? entity.toString() : null,
                fact.qualifiers(),
                from == null ? null : from.text(),
                from == null ? null : from.latest(),
                (from == null ? said.announcedOn() : from).earliest(),
                to == null ? null : to.text(),
                to == null ? null : to.earliest(),
                to == null ? null : to.latest(),
                Sureness.rank(said.sureness(fact)),
                official,
                official && VOCABULARY.prefersOfficial(fact.property()),
                said.announcedOn().earliest(),
                revision.knownFrom(),
                revision.knownTo(),
                revision.publicFrom(),
                revision.publicTo());
    }

    private static @Nullable BigDecimal number(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity -> quantity.value();
            case FactValue.Money money -> money.amount();
            case FactValue.Text _, FactValue.Flag _, FactValue.Date _, FactValue.Choice _, FactValue.Reference _ ->
                null;
        };
    }

    private static @Nullable String word(FactValue value) {
        return switch (value) {
            case FactValue.Text(var text) -> text;
            case FactValue.Flag(var flag) -> Boolean.toString(flag);
            case FactValue.Date(var date) -> date.text();
            case FactValue.Choice(var word) -> word;
            case FactValue.Reference(var entity) -> entity.toString();
            case FactValue.Quantity _, FactValue.Money _ -> null;
        };
    }
}
