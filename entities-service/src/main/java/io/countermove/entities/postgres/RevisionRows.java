package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.revision.Revision;
import io.countermove.entities.CurbHistory;
import io.countermove.entities.SearchTerms;
import io.countermove.entities.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of revisions: of themselves, what they answer, their mentions, participants and facts.
final class RevisionRows {
    final List<RevisionRow> revisions = new ArrayList<>();
    final List<AnswerRow> answers = new ArrayList<>();
    final List<MentionRow> mentions = new ArrayList<>();
    final List<ParticipantRow> participants = new ArrayList<>();
    final List<FactRow> facts = new ArrayList<>();

    /// A row of `revision`; content and what is taken from it are null after a retraction.
    record RevisionRow(
            String announcement,
            int ordinal,
            String eventId,
            String type,
            String source,
            String authId,
            Instant ingestTime,
            Instant knownFrom,
            @Nullable Instant knownTo,
            Instant publicFrom,
            @Nullable Instant publicTo,
            @Nullable String reason,
            @Nullable JsonNode content,
            @Nullable String kind,
            @Nullable String title,
            @Nullable String announcedText,
            @Nullable LocalDate announcedEarliest,
            @Nullable LocalDate announcedLatest,
            @Nullable LocalDate validEarliest,
            @Nullable LocalDate validTo,
            @Nullable String publisher,
            List<String> jurisdictions,
            @Nullable Integer confidence,
            @Nullable String stance,
            boolean official,
            @Nullable String words) {}

    /// A row of `answer`.
    record AnswerRow(String answers, String announcement, int ordinal) {}

    /// A row of `mention`.
    record MentionRow(
            String announcement,
            int ordinal,
            String entity,
            Instant knownFrom,
            @Nullable Instant knownTo,
            Instant publicFrom,
            @Nullable Instant publicTo,
            boolean moves,
            boolean curbs) {}

    void add(String subject, List<Revision> history) {
        for (int i = 0; i < history.size(); i++) {
            var ordinal = i + 1;
            var revision = history.get(i);
            var announcement = revision.event().content().findAnnouncement();
            revisions.add(revision(subject, ordinal, revision, announcement.orElse(null)));
            announcement.ifPresent(said -> addSaid(subject, ordinal, revision, said));
        }
    }

    private void addSaid(String subject, int ordinal, Revision revision, Announcement said) {
        said.respondsTo().stream().distinct().forEach(id -> answers.add(new AnswerRow(id, subject, ordinal)));
        said.mentions().forEach(entity -> mentions.add(mention(subject, ordinal, revision, said, entity)));
        for (int i = 0; i < said.participants().size(); i++) {
            participants.add(ParticipantRow.of(
                    subject, ordinal, i, revision, said, said.participants().get(i)));
        }
        for (int i = 0; i < said.facts().size(); i++) {
            facts.add(
                    FactRow.of(subject, ordinal, i, revision, said, said.facts().get(i)));
        }
    }

    private static RevisionRow revision(String subject, int ordinal, Revision revision, @Nullable Announcement said) {
        var event = revision.event();
        var from = said == null ? null : said.effectiveFrom();
        return new RevisionRow(
                subject,
                ordinal,
                event.envelope().id(),
                event.type().name(),
                event.envelope().source(),
                event.envelope().authId(),
                event.ingestTime(),
                revision.knownFrom(),
                revision.knownTo(),
                revision.publicFrom(),
                revision.publicTo(),
                reason(event.content()),
                said == null ? null : AnnouncementWriter.write(said),
                said == null ? null : said.kind(),
                said == null ? null : said.title(),
                said == null ? null : said.announcedOn().text(),
                said == null ? null : said.announcedOn().earliest(),
                said == null ? null : said.announcedOn().latest(),
                from == null ? null : from.earliest(),
                said == null || said.validTo() == null ? null : said.validTo().earliest(),
                said == null ? null : said.source().publisher(),
                said == null ? List.of() : said.jurisdictions(),
                said == null ? null : Sureness.rank(said.sureness()),
                said == null || said.stance() == null ? null : said.stance().word(),
                said != null && said.source().official(),
                said == null ? null : words(said));
    }

    private static @Nullable String reason(Content content) {
        return switch (content) {
            case Content.Published _ -> null;
            case Content.Corrected corrected -> corrected.reason();
            case Content.Retracted retracted -> retracted.reason();
        };
    }

    /// The quote last: where there are too many words, it is cut.
    private static String words(Announcement said) {
        var names = said.participants().stream()
                .flatMap(who -> Stream.concat(
                        ParticipantRow.names(who).stream().map(Participant.Name::value),
                        who.identifiers().values().stream()));
        var texts = Stream.of(said.title(), said.eccn(), said.legalCitation());
        return SearchTerms.vector(
                Stream.of(texts, names, Stream.of(said.source().quote()))
                        .flatMap(each -> each)
                        .filter(Objects::nonNull)
                        .distinct()
                        .flatMap(text -> Tokens.of(text).stream())
                        .toList());
    }

    private static MentionRow mention(
            String subject, int ordinal, Revision revision, Announcement said, EntityId entity) {
        boolean curbs = entity.type().equals("policy") && CurbHistory.makesCurb(entity, said);
        boolean moves = curbs || statesFactAboutPolicy(entity, said);
        return new MentionRow(
                subject,
                ordinal,
                entity.toString(),
                revision.knownFrom(),
                revision.knownTo(),
                revision.publicFrom(),
                revision.publicTo(),
                moves,
                curbs);
    }

    private static boolean statesFactAboutPolicy(EntityId entity, Announcement said) {
        return entity.type().equals("policy")
                && said.facts().stream().anyMatch(fact -> fact.entity().equals(entity));
    }
}
