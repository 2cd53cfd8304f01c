package io.countermove.events;

/// The log does not answer a reader.
public final class UnreadableLogException extends RuntimeException {
    public UnreadableLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
