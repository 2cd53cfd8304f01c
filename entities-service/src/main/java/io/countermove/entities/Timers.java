package io.countermove.entities;

import java.time.Instant;

/// The clock changes state too: a policy takes effect, a suspension ends, a policy expires, with no new document.
public interface Timers {
    /// Tells of each status that has come since by the clock alone, once. Returns how many.
    ///
    /// @param now what came up to here
    int fire(Instant now);
}
