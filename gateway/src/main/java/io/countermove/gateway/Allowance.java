package io.countermove.gateway;

import java.time.Duration;

/// What is left of a caller's bucket after a request.
///
/// @param left requests that could follow at once
/// @param nanosToFull until the bucket is full again
/// @param nanosToWait until the request would be let in; 0 when it is
public record Allowance(Rate rate, long left, long nanosToFull, long nanosToWait) {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    public boolean isExhausted() {
        return nanosToWait > 0;
    }

    /// Whole seconds, 1 or more.
    public long secondsToWait() {
        return Math.max(1, Math.ceilDiv(nanosToWait, SECOND));
    }

    /// Whole seconds, rounded up.
    public long secondsToFull() {
        return Math.ceilDiv(Math.max(0, nanosToFull), SECOND);
    }
}
