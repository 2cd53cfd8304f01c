package io.countermove.analytics.streams;

/// The log is not the one that was folded so far. Going on would mix two histories.
final class LogReplacedException extends RuntimeException {

    LogReplacedException(String message) {
        super(message);
    }
}
