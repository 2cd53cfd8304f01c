package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;

/// How late the announcements known then were recorded when they were first, be that corrected since. Of those that are
/// known now, by the system's clock, it is kept up as they change, since each answer says it. What was loaded in bulk
/// says nothing of that.
final class RecordingDelays {

    private final RevisionRows revisions;
    private final Delays present = new Delays();
    private final Ints delayPlusOne = new Ints();
    private long lastInstant = Long.MIN_VALUE;

    RecordingDelays(RevisionRows revisions) {
        this.revisions = revisions;
    }

    void addAnnouncement(int code) {
        delayPlusOne.set(code, 0);
    }

    /// To be told when revisions of an announcement came or went.
    void note(int announcement) {
        int before = delayPlusOne.get(announcement);
        if (before > 0) {
            present.remove(before - 1);
        }
        int row = revisions.known().last(announcement);
        int delay = row < 0 ? -1 : revisions.findDelay(row);
        if (delay >= 0) {
            present.add(delay);
        }
        delayPlusOne.set(announcement, delay + 1);
    }

    /// To be told of each revision when it was known: what is known at last is so after all of these.
    void reach(Known known) {
        lastInstant = Math.max(lastInstant, known.to() == null ? known.from() : known.to());
    }

    Delays at(AsOf asOf) {
        return isPresent(asOf) ? present : past(asOf);
    }

    /// Whether what is known then is what is known at last.
    private boolean isPresent(AsOf asOf) {
        return asOf.knownBy() == KnownBy.SYSTEM && Microseconds.of(asOf.knownAt()) >= lastInstant;
    }

    private Delays past(AsOf asOf) {
        var known = revisions.known().at(asOf);
        var found = new Delays();
        for (int row = 0; row < revisions.size(); row++) {
            if (known.test(row)) {
                int delay = revisions.findDelay(row);
                if (delay >= 0) {
                    found.add(delay);
                }
            }
        }
        return found;
    }

    long bytes() {
        return delayPlusOne.bytes();
    }
}
