package io.countermove.events.imports;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.events.Fingerprint;
import io.countermove.events.Place;
import io.countermove.events.RevisionTag;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What an import remembers of one announcement of its feed: little, and not its content, which is read again from
/// its place where it is needed. Fields, and not values of their own, because there may be a million of these.
///
/// The rules are those of `RevisionHistory`: the base is the first published event; corrections and retractions count
/// that may come from where they come. A row is compared with the feed's own last word: what an admin corrected
/// stands until the feed itself says something new.
final class Known {
    private static final long NEVER = Long.MIN_VALUE;

    private long baseMicros = Long.MAX_VALUE;
    private boolean own;
    private long headMicros = NEVER;
    private int headHash;
    private long wordMicros = NEVER;
    private boolean retracted;
    private long contentMicros = NEVER;
    private int contentPartition;
    private long contentOffset;
    private long contentHigh;
    private long contentLow;
    private long keyHigh;
    private long keyLow;
    private long twin;
    private @Nullable String id;
    private long seenOnLine;

    /// @param id null where it follows from prefix and slug
    void take(AnnouncementEvent event, Place place, boolean fromFeed, @Nullable Trace trace, @Nullable String id) {
        var tag = RevisionTag.of(event.ingestTime(), event.envelope().id());
        long micros = tag.micros();
        if (event.content() instanceof Content.Published) {
            if (micros >= baseMicros) {
                return; // a duplicate, or a conflict that no reader applies
            }
            baseMicros = micros;
            own = fromFeed;
        }
        if (micros > headMicros) {
            headMicros = micros;
            headHash = HexFormat.fromHexDigits(tag.hash());
        }
        if (fromFeed && micros > wordMicros) {
            wordMicros = micros;
            retracted = event.content() instanceof Content.Retracted;
        }
        if (trace != null && (fromFeed || contentMicros == NEVER) && micros > contentMicros) {
            contentMicros = micros;
            contentPartition = place.partition();
            contentOffset = place.offset();
            var fingerprint = Fingerprints.of(trace.plain());
            contentHigh = fingerprint.high();
            contentLow = fingerprint.low();
            var key = Fingerprints.of(trace.key());
            keyHigh = key.high();
            keyLow = key.low();
            twin = Fingerprints.twin(trace.twin());
            this.id = id;
        }
    }

    boolean isPublished() {
        return baseMicros != Long.MAX_VALUE && contentMicros != NEVER;
    }

    /// Whether the feed itself published it.
    boolean isOwn() {
        return own;
    }

    /// Whether the feed has taken it back.
    boolean isRetracted() {
        return retracted;
    }

    boolean isLive() {
        return own && !retracted;
    }

    boolean says(Fingerprint plain) {
        return contentHigh == plain.high() && contentLow == plain.low();
    }

    Fingerprint key() {
        return new Fingerprint(keyHigh, keyLow);
    }

    long twin() {
        return twin;
    }

    /// Where the feed's last content stands.
    Place content() {
        return new Place(contentPartition, contentOffset);
    }

    /// Its id where that does not follow from its row.
    @Nullable
    String id() {
        return id;
    }

    RevisionTag head() {
        return new RevisionTag(headMicros, HexFormat.of().toHexDigits(headHash));
    }

    /// The line of the file that is about it; 0 for none.
    long seenOnLine() {
        return seenOnLine;
    }

    void seeOn(long line) {
        seenOnLine = line;
    }
}
