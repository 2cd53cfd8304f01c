package io.countermove.events;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A log of one partition that acknowledges at once, late, or not.
final class MemoryLog implements AnnouncementLog {
    final List<Envelope> written = new ArrayList<>();
    private final Map<Place, AnnouncementEvent> sound = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean away;

    @Override
    public synchronized CompletableFuture<Place> append(Envelope envelope, Draft draft, Pace pace) {
        var appended = new CompletableFuture<Place>();
        if (away) {
            appended.completeExceptionally(
                    new NotAppendedException(false, "no answer", new IllegalStateException("no answer")));
            return appended;
        }
        var place = new Place(0, written.size());
        written.add(envelope);
        if (holding) {
            held.add(() -> appended.complete(place));
            notifyAll();
        } else {
            appended.complete(place);
        }
        return appended;
    }

    @Override
    public synchronized Optional<AnnouncementEvent> find(Place place) {
        if (away) {
            throw new UnreadableLogException("no answer", new IllegalStateException("no answer"));
        }
        return Optional.ofNullable(sound.get(place));
    }

    /// What a reader finds at a place; anything else there is poison.
    synchronized void hold(Place place, AnnouncementEvent event) {
        sound.put(place, event);
    }

    synchronized void goAway() {
        away = true;
    }

    synchronized void comeBack() {
        away = false;
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized void awaitHeld() throws InterruptedException {
        while (held.isEmpty()) {
            wait();
        }
    }

    synchronized void acknowledge() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }
}
