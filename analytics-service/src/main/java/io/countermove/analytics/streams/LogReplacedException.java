package io.countermove.analytics.streams;

/// The log is not the one that was folded so far. Going on would mix two histories.
final class LogReplacedException extends RuntimeException {

    LogReplacedException(String folded, String found) {
        super("the announcements topic was deleted and made again: folded so far is " + folded + ", found is " + found
                + "; raise countermove.projection.version to fold the new one");
    }
}
