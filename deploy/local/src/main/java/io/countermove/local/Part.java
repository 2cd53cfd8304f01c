package io.countermove.local;

/// One of the six processes of a system.
interface Part {
    String name();

    /// Starts it without waiting.
    LocalProcess launch();
}
