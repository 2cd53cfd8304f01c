package io.countermove.analytics;

import io.countermove.contracts.revision.KnownBy;

/// How late the announcements that are known now were recorded, by the system's clock; kept up as they change, since
/// each answer says it.
final class PresentDelays {

    private final RevisionRows revisions;
    private final Delays delays = new Delays();
    private final Ints delayPlusOne = new Ints();
    private long lastInstant = Long.MIN_VALUE;

    PresentDelays(RevisionRows revisions) {
        this.revisions = revisions;
    }

    void addAnnouncement(int code) {
        delayPlusOne.set(code, 0);
    }

    /// To be told when revisions of an announcement came or went.
    void note(int announcement) {
        int before = delayPlusOne.get(announcement);
        if (before > 0) {
            delays.remove(before - 1);
        }
        int row = revisions.lastRow(announcement);
        int delay = row < 0 ? -1 : revisions.findDelay(row);
        if (delay >= 0) {
            delays.add(delay);
        }
        delayPlusOne.set(announcement, delay + 1);
    }

    /// To be told of each revision when it was known: what is known at last is so after all of these.
    void reach(Known known) {
        lastInstant = Math.max(lastInstant, known.to() == null ? known.from() : known.to());
    }

    /// Whether what is known then is what is known at last.
    boolean covers(KnownBy clock, long at) {
        return clock == KnownBy.SYSTEM && at >= lastInstant;
    }

    Delays delays() {
        return delays;
    }

    long bytes() {
        return delayPlusOne.bytes();
    }
}
