package io.countermove.events;

import org.jspecify.annotations.Nullable;

/// What a correction or retraction builds on, as far as its sender knows.
///
/// @param tag the revision that it replaces
/// @param required whether it may replace no other
/// @param absent whether the read side knows no such announcement
public record Basis(@Nullable RevisionTag tag, boolean required, boolean absent) {
    public static final Basis NONE = new Basis(null, false, false);

    /// After this revision, or after a later one that the sender has not seen.
    public static Basis after(@Nullable RevisionTag tag) {
        return new Basis(tag, false, false);
    }

    /// This revision and no other.
    public static Basis exactly(RevisionTag tag) {
        return new Basis(tag, true, false);
    }

    long micros() {
        return tag == null ? 0 : tag.micros();
    }

    boolean isOutdatedBy(RevisionTag current) {
        return required && current.micros() >= micros() && !current.equals(tag);
    }
}
