package io.countermove.gateway;

import java.time.Duration;

/// How often a caller may come: so many requests a second in the long run, so many at once.
public record Rate(int perSecond, int burst) {

    public Rate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate is 1 a second or more, with a burst of 1 or more");
        }
    }

    long nanosForOne() {
        return Duration.ofSeconds(1).toNanos() / perSecond;
    }

    long nanosForBurst() {
        return burst * nanosForOne();
    }

    /// Whole seconds, rounded up, in which an empty bucket becomes full.
    public long secondsForBurst() {
        return Math.ceilDiv(burst, perSecond);
    }
}
