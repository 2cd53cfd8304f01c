package io.countermove.events;

/// Appends what stands in quarantine once more, as it is, where it has become sound meanwhile.
public interface Replaying {
    /// Blocks until the broker has answered, in bounded time.
    Replay replay(Place place) throws InterruptedException;
}
