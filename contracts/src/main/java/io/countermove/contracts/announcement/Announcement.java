package io.countermove.contracts.announcement;

import io.countermove.contracts.date.EdtfDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a publisher announced, as `contract.md` and the vocabulary define it. What is null was not said.
public record Announcement(
        String kind,
        String title,
        EdtfDate announcedOn,
        @Nullable EdtfDate validFrom,
        @Nullable EdtfDate validTo,
        List<String> jurisdictions,
        List<Participant> participants,
        List<Fact> facts,
        List<String> respondsTo,
        Source source,
        List<Source> alsoReportedBy,
        @Nullable AnnouncementId reports,
        @Nullable Confidence confidence,
        @Nullable Stance stance,
        @Nullable Direction direction,
        @Nullable String legalCitation,
        @Nullable String eccn,
        @Nullable String language) {

    public Announcement {
        jurisdictions = List.copyOf(jurisdictions);
        participants = List.copyOf(participants);
        facts = List.copyOf(facts);
        respondsTo = List.copyOf(respondsTo);
        alsoReportedBy = List.copyOf(alsoReportedBy);
    }

    /// The stated confidence; *reported* where none is stated.
    public Confidence sureness() {
        return confidence == null ? Confidence.REPORTED : confidence;
    }

    /// The confidence of one of its facts.
    public Confidence sureness(Fact fact) {
        return fact.confidence() == null ? sureness() : fact.confidence();
    }

    /// Since when it holds: what is stated, else `announcedOn`, except for the kinds that move a policy, where an
    /// unstated date is unknown: null.
    public @Nullable EdtfDate effectiveFrom() {
        if (validFrom != null) {
            return validFrom;
        }
        return movesPolicy() ? null : announcedOn;
    }

    /// Since when one of its facts holds; null where that is unknown.
    public @Nullable EdtfDate effectiveFrom(Fact fact) {
        return fact.validFrom() == null ? effectiveFrom() : fact.validFrom();
    }

    /// Until when one of its facts holds (excluded); null where no end is stated. The announcement's own end bounds
    /// only the facts that state no beginning of their own.
    public @Nullable EdtfDate effectiveTo(Fact fact) {
        return fact.validTo() == null && fact.validFrom() == null ? validTo : fact.validTo();
    }

    /// Whether its kind is one of those that can make an instrument a curb: `policy.*`, `licence.changed`,
    /// `listing.changed`.
    public boolean movesPolicy() {
        return kind.startsWith("policy.") || kind.equals("licence.changed") || kind.equals("listing.changed");
    }

    /// The entities in a role, in the order given.
    public Stream<EntityId> inRole(String role) {
        return participants.stream().filter(p -> p.role().equals(role)).map(Participant::entity);
    }

    /// Every entity that it mentions: participants, entities of facts and entities that facts refer to.
    public Stream<EntityId> mentions() {
        var referred = facts.stream()
                .flatMap(fact -> fact.value() instanceof FactValue.Reference(EntityId entity)
                        ? Stream.of(fact.entity(), entity)
                        : Stream.of(fact.entity()));
        return Stream.concat(participants.stream().map(Participant::entity), referred)
                .distinct();
    }
}
