package io.countermove.events;

import io.countermove.contracts.event.EventType;
import org.jspecify.annotations.Nullable;

/// What the log says about one announcement, whatever the order in which it was read: the base is the first published
/// by ingest time, the change the last correction or retraction that may touch it.
record Remembered(@Nullable Sighting base, @Nullable Sighting change) {
    static final Remembered NOTHING = new Remembered(null, null);

    Remembered with(Sighting seen) {
        if (seen.type() == EventType.PUBLISHED) {
            return base == null || seen.isBefore(base) ? new Remembered(seen, change) : this;
        }
        var later = change == null || change.isBefore(seen);
        return later && isOpenTo(seen.source(), seen.admin()) ? new Remembered(base, seen) : this;
    }

    /// The same without an event that turned out to be poison, or is seen again.
    Remembered without(Place place) {
        return base != null && base.place().equals(place) ? new Remembered(null, change) : this;
    }

    boolean isOpenTo(String source, boolean admin) {
        return base == null || base.mayBeChangedFrom(source, admin);
    }

    /// The current revision.
    @Nullable
    Sighting head() {
        if (change == null || !isOpenTo(change.source(), change.admin())) {
            return base;
        }
        return base == null || base.isBefore(change) ? change : base;
    }

    boolean holds(Place place) {
        return (base != null && base.place().equals(place))
                || (change != null && change.place().equals(place));
    }
}
