package io.countermove.events;

/// A dump was not, or not whole, written to the log.
public final class NotRestoredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long written;

    /// Why.
    public enum Reason {
        /// The log has records already, or others are being published.
        LOG_NOT_EMPTY,
        /// The dump is of a log with another number of partitions.
        OTHER_PARTITIONS,
        /// It is no dump, was cut off, or was changed.
        BROKEN_DUMP,
        /// The broker did not acknowledge.
        LOG_AWAY
    }

    /// @param written how many records stand in the log by now
    public NotRestoredException(Reason reason, String detail, long written) {
        super(detail);
        this.reason = reason;
        this.written = written;
    }

    public Reason reason() {
        return reason;
    }

    public long written() {
        return written;
    }
}
