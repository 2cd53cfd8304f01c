package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.date.EdtfDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes announcements of the columns again, as far as they concern policies: without title, links and the facts that
/// state no status.
final class PolicyContents {

    private final Dictionary words;
    private final RevisionRows revisions;
    private final FactRows facts;

    PolicyContents(Dictionary words, RevisionRows revisions, FactRows facts) {
        this.words = words;
        this.revisions = revisions;
        this.facts = facts;
    }

    Announcement of(int row) {
        return new Announcement(
                words.required(revisions.kind(row)),
                "",
                EdtfDate.parse(String.valueOf(revisions.announcedOn().get(row))),
                revisions.validFrom().get(row),
                revisions.validTo().get(row),
                jurisdictions(row),
                participants(row),
                statuses(row),
                List.of(),
                new Source(null, words.required(revisions.publisher(row)), null, null, revisions.isOfficial(row)),
                List.of(),
                null,
                confidence(revisions.confidence(row)),
                null,
                null,
                null,
                null,
                null);
    }

    private List<String> jurisdictions(int row) {
        var codes = revisions.jurisdictions();
        return IntStream.range(0, codes.length(row))
                .mapToObj(i -> words.required(codes.get(row, i)))
                .toList();
    }

    private List<Participant> participants(int row) {
        var parts = revisions.parts();
        return IntStream.range(0, parts.count(row))
                .mapToObj(i -> new Participant(
                        words.required(parts.role(row, i)),
                        EntityId.parse(words.required(parts.entity(row, i))),
                        null,
                        List.of(),
                        Map.of()))
                .toList();
    }

    private List<Fact> statuses(int row) {
        return facts.statuses(revisions.announcement(row), revisions.revision(row))
                .mapToObj(this::status)
                .toList();
    }

    private Fact status(int fact) {
        var text = words.word(facts.word(fact));
        return new Fact(
                EntityId.parse(words.required(facts.entity(fact))),
                words.required(facts.property(fact)),
                new FactValue.Choice(text == null ? "unknown" : text),
                Map.of(),
                facts.validFrom().get(fact),
                facts.validTo().get(fact),
                confidence(facts.confidence(fact)));
    }

    private @Nullable Confidence confidence(int code) {
        var word = words.word(code);
        return word == null ? null : Word.parse(Confidence.class, word);
    }
}
