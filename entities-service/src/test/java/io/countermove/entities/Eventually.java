package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Looks again until it is so, for ten seconds.
final class Eventually {
    private Eventually() {}

    static <T> void equal(Supplier<T> actual, T expected) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline && !expected.equals(actual.get())) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(actual.get()).isEqualTo(expected);
    }
}
