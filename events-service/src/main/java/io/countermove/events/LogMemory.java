package io.countermove.events;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.event.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Remembers the announcements of the log, the latest written first to stay, so that a repetition is answered and not
/// written again, and keeps two writers of one announcement apart. It is a courtesy to publishers: the readers of the
/// log dedupe whatever gets past it. Thread-safe.
public final class LogMemory {
    private final Map<String, Remembered> announcements;
    private final Map<EventKey, SeenEvent> chosenIds;
    private final Map<String, CompletableFuture<Void>> writing = new HashMap<>();

    /// Source and event id identify an event.
    private record EventKey(String source, String eventId) {}

    private record SeenEvent(AnnouncementId subject, Sighting sighting) {}

    /// @param limit of announcements to remember; the eldest are forgotten
    public LogMemory(int limit) {
        this.announcements = new Bounded<>(limit);
        this.chosenIds = new Bounded<>(limit);
    }

    /// Takes in an event that stands in the log.
    public synchronized void remember(AnnouncementEvent event, Place place) {
        var sighting = Sighting.of(event, place);
        remember(event.subject(), sighting, isDerived(event.envelope(), sighting.type(), event.digest()));
    }

    /// Takes in a published event by its envelope and the digest of its bytes. Its data are looked at only when it
    /// would speak against another: to validate the whole log at each start would take minutes.
    public synchronized void rememberUnchecked(Envelope envelope, String digest, Place place) {
        var sighting = Sighting.of(envelope, EventType.PUBLISHED, Fingerprint.of(digest), place, false);
        remember(envelope.subject(), sighting, isDerived(envelope, EventType.PUBLISHED, digest));
    }

    synchronized void remember(Draft draft, Envelope envelope, Place place) {
        var sighting = Sighting.of(envelope, draft.type(), draft.encoded().announcement(), place, true);
        remember(draft.subject(), sighting, draft.type() == EventType.PUBLISHED && draft.derivedId());
    }

    /// Replaces an unchecked event by what the log says about it.
    synchronized void settle(AnnouncementId subject, Sighting unchecked, Optional<AnnouncementEvent> found) {
        announcements.computeIfPresent(subject.value(), (_, known) -> known.without(unchecked.place()));
        chosenIds.remove(new EventKey(unchecked.source(), unchecked.eventId()));
        found.ifPresent(event -> remember(event, unchecked.place()));
    }

    /// Whether the record at `place` is already taken in.
    public synchronized boolean holds(String subject, Place place) {
        return about(subject).holds(place);
    }

    /// The tag of the current revision.
    public synchronized Optional<RevisionTag> findTag(AnnouncementId subject) {
        return Optional.ofNullable(about(subject.value()).head()).map(Sighting::tag);
    }

    /// Judges the drafts of one request and reserves the announcements that it may write.
    synchronized Claim claim(List<Draft> drafts) {
        for (var draft : drafts) {
            var other = writing.get(draft.subject().value());
            if (other != null) {
                return new Claim.Wait(other);
            }
        }
        var verdicts = judge(drafts);
        for (int i = 0; i < drafts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Check(var against)) {
                return new Claim.Check(drafts.get(i).subject(), against);
            }
        }
        var granted = new Claim.Granted(verdicts);
        if (!granted.isRefused()) {
            drafts.forEach(draft -> writing.computeIfAbsent(draft.subject().value(), _ -> new CompletableFuture<>()));
        }
        return granted;
    }

    /// Ends the reservation of a granted claim that was not refused.
    void release(List<Draft> drafts) {
        var waiting = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            for (var draft : drafts) {
                var reservation = writing.remove(draft.subject().value());
                if (reservation != null) {
                    waiting.add(reservation);
                }
            }
        }
        waiting.forEach(reservation -> reservation.complete(null));
    }

    private List<Verdict> judge(List<Draft> drafts) {
        var published = new HashMap<AnnouncementId, Integer>();
        var verdicts = new ArrayList<Verdict>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var earlier = draft.type() == EventType.PUBLISHED ? published.putIfAbsent(draft.subject(), i) : null;
            verdicts.add(earlier == null ? judge(draft) : compare(draft, drafts.get(earlier), earlier));
        }
        return verdicts;
    }

    private static Verdict compare(Draft draft, Draft earlier, int index) {
        return draft.encoded().announcement().equals(earlier.encoded().announcement())
                ? new Verdict.SameAs(index)
                : conflict(draft.subject() + " stands twice in this request, with different content");
    }

    private Verdict judge(Draft draft) {
        var seen = chosenIds.get(new EventKey(draft.origin().source(), draft.eventId()));
        if (seen != null) {
            return judgeAgain(draft, seen);
        }
        var known = about(draft.subject().value());
        return switch (draft.type()) {
            case PUBLISHED -> judgePublished(draft, known.base());
            case CORRECTED, RETRACTED -> judgeChange(draft, known);
        };
    }

    private static Verdict judgeAgain(Draft draft, SeenEvent seen) {
        var first = seen.sighting();
        return seen.subject().equals(draft.subject())
                        && first.type() == draft.type()
                        && first.announcement().equals(draft.encoded().announcement())
                ? new Verdict.Known(first.receipt(draft.subject()))
                : unless(first, conflict("the event id " + draft.eventId() + " was used before, for other content"));
    }

    private static Verdict judgePublished(Draft draft, @Nullable Sighting base) {
        if (base == null) {
            return new Verdict.Write(0);
        }
        return base.announcement().equals(draft.encoded().announcement())
                ? new Verdict.Known(base.receipt(draft.subject()))
                : unless(
                        base,
                        conflict("the announcement " + draft.subject()
                                + " is published with other content; correct it with PUT"));
    }

    private static Verdict judgeChange(Draft draft, Remembered known) {
        var head = known.head();
        if (head == null) {
            return draft.basis().absent()
                    ? new Verdict.Refused(Refusal.ABSENT, "there is no announcement " + draft.subject())
                    : new Verdict.Write(draft.basis().micros());
        }
        if (!known.isOpenTo(
                draft.origin().source(), Sighting.isAdmin(draft.origin().authId()))) {
            var base = Objects.requireNonNull(known.base(), "only a base closes an announcement to others");
            return unless(
                    base, new Verdict.Refused(Refusal.FOREIGN, draft.subject() + " was published by another source"));
        }
        if (leavesAsIs(draft, head)) {
            return new Verdict.Known(head.receipt(draft.subject()));
        }
        return draft.basis().isOutdatedBy(head.tag())
                ? unless(head, new Verdict.Refused(Refusal.OUTDATED, "the current revision is " + head.tag()))
                : new Verdict.Write(Math.max(draft.basis().micros(), head.micros()));
    }

    private static boolean leavesAsIs(Draft draft, Sighting head) {
        if (draft.type() == EventType.RETRACTED || head.type() == EventType.RETRACTED) {
            return draft.type() == head.type();
        }
        return head.announcement().equals(draft.encoded().announcement());
    }

    private static Verdict conflict(String detail) {
        return new Verdict.Refused(Refusal.CONFLICT, detail);
    }

    private static Verdict unless(Sighting against, Verdict refused) {
        return against.checked() ? refused : new Verdict.Check(against);
    }

    private void remember(AnnouncementId subject, Sighting seen, boolean derived) {
        announcements.merge(subject.value(), Remembered.NOTHING.with(seen), (known, _) -> known.with(seen));
        if (!derived) {
            chosenIds.putIfAbsent(new EventKey(seen.source(), seen.eventId()), new SeenEvent(subject, seen));
        }
    }

    /// Whether the event id says no more than subject and content do.
    private static boolean isDerived(Envelope envelope, EventType type, String digest) {
        return type == EventType.PUBLISHED && envelope.id().equals(Ids.event(envelope.subject(), type, digest, null));
    }

    private Remembered about(String subject) {
        return announcements.getOrDefault(subject, Remembered.NOTHING);
    }

    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private final int limit;

        Bounded(int limit) {
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
        }
    }
}
