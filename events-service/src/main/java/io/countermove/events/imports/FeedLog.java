package io.countermove.events.imports;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import io.countermove.events.Place;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/// The log as an import needs it.
public interface FeedLog {
    /// Reads the sound events whose envelopes are wanted, from the beginning to where the log ends now, each partition
    /// in its order.
    void scan(Predicate<Envelope> wanted, Reader reader) throws InterruptedException;

    /// The sound events at these places. Throws [io.countermove.events.UnreadableLogException] when one is not there.
    Map<Place, AnnouncementEvent> read(Collection<Place> places) throws InterruptedException;

    /// Takes the events of a scan.
    interface Reader {
        void take(AnnouncementEvent event, Place place);

        /// How far the scan is, in records.
        void progress(long done, long of) throws InterruptedException;
    }
}
