package io.countermove.contracts.revision;

import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The events of one announcement, folded. The order in which they are given does not matter: the base is the first
/// published one by (ingest time, event id), and base, corrections and retractions follow each other in that order.
///
/// @param revisions oldest first; empty while nothing was published
/// @param outcomes what became of each event, in the order in which the events were given
public record RevisionHistory(List<Revision> revisions, List<Outcome> outcomes) {

    public RevisionHistory {
        revisions = List.copyOf(revisions);
        outcomes = List.copyOf(outcomes);
    }

    /// Folds events that all have the same subject.
    public static RevisionHistory fold(List<AnnouncementEvent> events) {
        var outcomes = new Outcome[events.size()];
        var order = IntStream.range(0, events.size())
                .boxed()
                .sorted(Comparator.comparing(events::get, AnnouncementEvent.ORDER))
                .toList();
        judgeRepeated(events, order, outcomes);
        var base = judgePublished(events, order, outcomes);
        judgeOthers(events, base, outcomes);
        var applied = base == null
                ? List.<AnnouncementEvent>of()
                : order.stream()
                        .filter(i -> outcomes[i] == Outcome.APPLIED)
                        .map(events::get)
                        .toList();
        return new RevisionHistory(revisions(applied), Arrays.asList(outcomes));
    }

    /// The latest revision; empty while nothing was published.
    public Optional<Revision> findCurrent() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast());
    }

    private static void judgeRepeated(
            List<AnnouncementEvent> events, List<Integer> order, @Nullable Outcome[] outcomes) {
        record Identity(String source, String id) {}
        Map<Identity, AnnouncementEvent> firsts = new HashMap<>();
        for (int i : order) {
            var event = events.get(i);
            var first = firsts.putIfAbsent(
                    new Identity(event.envelope().source(), event.envelope().id()), event);
            if (first != null) {
                boolean same = first.type() == event.type() && first.digest().equals(event.digest());
                outcomes[i] = same ? Outcome.DUPLICATE : Outcome.CONFLICT;
            }
        }
    }

    private static @Nullable AnnouncementEvent judgePublished(
            List<AnnouncementEvent> events, List<Integer> order, @Nullable Outcome[] outcomes) {
        AnnouncementEvent base = null;
        for (int i : order) {
            var event = events.get(i);
            if (outcomes[i] != null || event.type() != EventType.PUBLISHED) {
                continue;
            }
            if (base == null) {
                base = event;
                outcomes[i] = Outcome.APPLIED;
            } else {
                outcomes[i] = base.digest().equals(event.digest()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
            }
        }
        return base;
    }

    private static void judgeOthers(
            List<AnnouncementEvent> events, @Nullable AnnouncementEvent base, @Nullable Outcome[] outcomes) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != null) {
                continue;
            }
            if (base == null) {
                outcomes[i] = Outcome.PENDING;
            } else {
                boolean own = events.get(i).envelope().mayCorrect(base.envelope());
                outcomes[i] = own ? Outcome.APPLIED : Outcome.FOREIGN_CORRECTION;
            }
        }
    }

    private static List<Revision> revisions(List<AnnouncementEvent> applied) {
        var publicTimes = new ArrayList<Instant>();
        for (var event : applied) {
            var stated = publicTime(event);
            var time = stated.isAfter(event.ingestTime()) ? event.ingestTime() : stated;
            boolean early = !publicTimes.isEmpty() && time.isBefore(publicTimes.getLast());
            publicTimes.add(early ? publicTimes.getLast() : time);
        }
        return IntStream.range(0, applied.size())
                .mapToObj(i -> new Revision(
                        applied.get(i),
                        applied.get(i).ingestTime(),
                        i + 1 < applied.size() ? applied.get(i + 1).ingestTime() : null,
                        publicTimes.get(i),
                        i + 1 < applied.size() ? publicTimes.get(i + 1) : null))
                .toList();
    }

    private static Instant publicTime(AnnouncementEvent event) {
        return switch (event.content()) {
            case Content.Published(var announcement) -> {
                var published = announcement.source().publishedOn();
                yield (published == null ? announcement.announcedOn() : published).end();
            }
            case Content.Corrected corrected -> endOr(corrected.publishedOn(), event.ingestTime());
            case Content.Retracted retracted -> endOr(retracted.publishedOn(), event.ingestTime());
        };
    }

    private static Instant endOr(@Nullable EdtfDate date, Instant otherwise) {
        return date == null ? otherwise : date.end();
    }
}
