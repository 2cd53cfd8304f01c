package io.countermove.entities;

/// The state can be neither read nor written for now.
public final class UnavailableException extends RuntimeException {
    private final Reason reason;

    /// Why.
    public enum Reason {
        /// Others hold all connections.
        BUSY("all connections to the database are in use"),
        AWAY("the database is away");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    public UnavailableException(Reason reason, Throwable cause) {
        super(reason.words + ": " + cause.getMessage(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
