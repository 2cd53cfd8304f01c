package io.countermove.gateway;

import java.util.concurrent.atomic.AtomicLong;

/// A token bucket in one number: the time at which it will be full again (the "generic cell rate algorithm"). Safe for
/// use by many threads; times are those of [System#nanoTime].
final class TokenBucket {

    private final Rate rate;
    private final AtomicLong fullAt;

    /// Full.
    TokenBucket(Rate rate, long now) {
        this.rate = rate;
        this.fullAt = new AtomicLong(now);
    }

    Allowance take(long now) {
        while (true) {
            long before = fullAt.get();
            long after = (before - now > 0 ? before : now) + rate.nanosForOne();
            long missing = after - now - rate.nanosForBurst();
            if (missing > 0) {
                return new Allowance(rate, 0, before - now, missing);
            }
            if (fullAt.compareAndSet(before, after)) {
                return new Allowance(rate, -missing / rate.nanosForOne(), after - now, 0);
            }
        }
    }

    /// Whether forgetting it would change nothing.
    boolean isFull(long now) {
        return fullAt.get() - now <= 0;
    }
}
