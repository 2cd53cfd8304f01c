package io.countermove.events;

/// Why an event is not written although it is valid.
public enum Refusal {
    /// Another content was published under the same id, or the event id was used before.
    CONFLICT,
    /// It was to replace another revision than the current one.
    OUTDATED,
    /// There is nothing to correct or retract.
    ABSENT,
    /// It would change what another source published.
    FOREIGN
}
