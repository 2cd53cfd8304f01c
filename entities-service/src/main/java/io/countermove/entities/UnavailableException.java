package io.countermove.entities;

/// The state can be neither read nor written for now.
public final class UnavailableException extends RuntimeException {
    private final boolean busy;

    /// @param busy whether others hold all connections; otherwise the database is away
    public UnavailableException(boolean busy, Throwable cause) {
        super(busy ? "all connections to the database are in use" : "the database is away", cause);
        this.busy = busy;
    }

    public boolean isBusy() {
        return busy;
    }
}
