package io.countermove.events;

import org.jspecify.annotations.Nullable;

/// What a correction or retraction builds on, as far as its sender knows.
///
/// @param tag the revision that it replaces
/// @param absent whether the read side knows no such announcement
public record Basis(@Nullable RevisionTag tag, boolean absent) {
    public static final Basis NONE = new Basis(null, false);

    long micros() {
        return tag == null ? 0 : tag.micros();
    }
}
