package io.countermove.events;

/// The log has not acknowledged a record; `isKnown` says whether it surely does not hold it.
public final class NotAppendedException extends Exception {
    private final boolean known;

    public NotAppendedException(boolean known, String message, Throwable cause) {
        super(message, cause);
        this.known = known;
    }

    public boolean isKnown() {
        return known;
    }
}
