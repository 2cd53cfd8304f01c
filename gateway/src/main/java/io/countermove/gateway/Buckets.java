package io.countermove.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// One bucket for each caller, and never more than a number of them: full ones are forgotten, and when all are in use,
/// callers that are new share one.
public final class Buckets {

    private final Rate rate;
    private final int most;
    private final LongSupplier nanos;
    private final Map<String, TokenBucket> byCaller = new ConcurrentHashMap<>();
    private final TokenBucket ofTheRest;
    private final AtomicBoolean tidying = new AtomicBoolean();

    public Buckets(Rate rate, int most, LongSupplier nanos) {
        this.rate = rate;
        this.most = most;
        this.nanos = nanos;
        this.ofTheRest = new TokenBucket(rate, nanos.getAsLong());
    }

    /// One request of this caller.
    public Allowance take(String caller) {
        long now = nanos.getAsLong();
        TokenBucket known = byCaller.get(caller);
        return (known == null ? bucket(caller, now) : known).take(now);
    }

    int size() {
        return byCaller.size();
    }

    private TokenBucket bucket(String caller, long now) {
        if (byCaller.size() >= most) {
            tidy(now);
        }
        return byCaller.size() >= most ? ofTheRest : byCaller.computeIfAbsent(caller, _ -> new TokenBucket(rate, now));
    }

    private void tidy(long now) {
        if (tidying.compareAndSet(false, true)) {
            try {
                byCaller.values().removeIf(bucket -> bucket.isFull(now));
            } finally {
                tidying.set(false);
            }
        }
    }
}
