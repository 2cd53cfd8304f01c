package io.countermove.events.imports;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.events.Fingerprint;
import io.countermove.events.Place;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the log holds of a feed, folded: the only memory of what was imported before.
final class Feed {
    private final Map<Fingerprint, Known> byKey;
    private final long[] takenIds;
    private final @Nullable LocalDate vintage;

    private Feed(Map<Fingerprint, Known> byKey, long[] takenIds, @Nullable LocalDate vintage) {
        this.byKey = byKey;
        this.takenIds = takenIds;
        this.vintage = vintage;
    }

    static Feed read(FeedLog log, Format format, String source, Lines lines) throws InterruptedException {
        var fold = new Fold(format, source, lines);
        log.scan(envelope -> envelope.subject().value().startsWith(format.prefix()), fold);
        return fold.feed();
    }

    Optional<Known> find(Fingerprint key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// Whether an announcement has this id already.
    boolean has(String id) {
        return Arrays.binarySearch(takenIds, Fingerprints.of(id).high()) >= 0;
    }

    /// The latest vintage that was imported; null where none is known.
    @Nullable
    LocalDate vintage() {
        return vintage;
    }

    long live() {
        return byKey.values().stream().filter(Known::isLive).count();
    }

    /// What the feed said and this file does not.
    Stream<Known> unseen() {
        return byKey.values().stream().filter(known -> known.isLive() && known.seenOnLine() == 0);
    }

    /// The id under which a row stands.
    static AnnouncementId id(Known known, Format format, String slug) {
        var id = known.id();
        return new AnnouncementId(id == null ? format.prefix() + slug : id);
    }

    private static final class Fold implements FeedLog.Reader {
        private final Format format;
        private final String source;
        private final Lines lines;
        private final Map<Fingerprint, Known> bySubject = new HashMap<>();
        private @Nullable LocalDate vintage;

        Fold(Format format, String source, Lines lines) {
            this.format = format;
            this.source = source;
            this.lines = lines;
        }

        @Override
        public void take(AnnouncementEvent event, Place place) {
            var fromFeed = event.envelope().source().equals(source);
            if (!(event.content() instanceof Content.Published) && !mayChange(event.envelope())) {
                return;
            }
            var known =
                    bySubject.computeIfAbsent(Fingerprints.of(event.subject().value()), _ -> new Known());
            var trace = event.content()
                    .findAnnouncement()
                    .map(announcement -> format.trace(event.subject(), announcement))
                    .orElse(null);
            var follows = trace != null && event.subject().value().equals(format.prefix() + trace.slug());
            known.take(
                    event,
                    place,
                    fromFeed,
                    trace,
                    follows ? null : event.subject().value());
            if (fromFeed) {
                noteVintage(event.envelope());
            }
        }

        /// Whether a change comes from where changes of this feed's announcements may come from.
        private boolean mayChange(Envelope envelope) {
            return envelope.source().equals(source)
                    || envelope.source().startsWith(source.endsWith("/") ? source : source + "/")
                    || envelope.authId().startsWith("admin/");
        }

        private void noteVintage(Envelope envelope) {
            if (envelope.recordedTime() != null) {
                var day = envelope.recordedTime().atZone(ZoneOffset.UTC).toLocalDate();
                if (vintage == null || day.isAfter(vintage)) {
                    vintage = day;
                }
            }
        }

        @Override
        public void progress(long done, long of) throws InterruptedException {
            lines.progress(Lines.Step.READING_LOG, done, of, 0);
        }

        Feed feed() {
            var ids = bySubject.keySet().stream()
                    .mapToLong(Fingerprint::high)
                    .sorted()
                    .toArray();
            var byKey = HashMap.<Fingerprint, Known>newHashMap(bySubject.size());
            for (var all = bySubject.values().iterator(); all.hasNext(); all.remove()) {
                var known = all.next();
                if (known.isPublished()) {
                    byKey.merge(known.key(), known, Fold::nearer);
                }
            }
            return new Feed(byKey, ids, vintage);
        }

        /// Of two announcements with one key, the one that is the feed's and stands.
        private static Known nearer(Known one, Known other) {
            return other.isLive() && !one.isLive() ? other : one;
        }
    }
}
