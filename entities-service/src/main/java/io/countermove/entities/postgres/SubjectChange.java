package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.revision.Outcome;
import io.countermove.contracts.revision.Revision;
import io.countermove.entities.Entry;
import io.countermove.entities.Folded;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a batch does to one announcement; `before` is null where nothing was stored of it.
record SubjectChange(String subject, @Nullable Folded before, Folded after) {
    @Nullable
    Outcome outcomeBefore(Entry.Sound entry) {
        return before == null ? null : before.outcomes().get(entry);
    }

    /// Whether revisions are other than before: a duplicate changes none.
    boolean movesRevisions() {
        return !revisionsBefore().equals(after.history().revisions());
    }

    /// The revisions that there were not before, in their order.
    List<Revision> news() {
        var known = revisionsBefore().stream().map(Cause::of).collect(Collectors.toSet());
        return after.history().revisions().stream()
                .filter(revision -> !known.contains(Cause.of(revision)))
                .toList();
    }

    /// Together they name an event.
    private record Cause(String source, String id) {
        static Cause of(Revision revision) {
            var envelope = revision.event().envelope();
            return new Cause(envelope.source(), envelope.id());
        }
    }

    /// What it said and says, in any revision.
    Stream<Announcement> said() {
        return Stream.of(revisionsBefore(), after.history().revisions())
                .flatMap(List::stream)
                .flatMap(revision -> revision.event().content().findAnnouncement().stream());
    }

    boolean hadRevisions() {
        return !revisionsBefore().isEmpty();
    }

    /// From when on something other is known of it; only where revisions move.
    Since since() {
        return Since.between(revisionsBefore(), after.history().revisions());
    }

    private List<Revision> revisionsBefore() {
        return before == null ? List.of() : before.history().revisions();
    }
}
