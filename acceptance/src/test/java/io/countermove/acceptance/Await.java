package io.countermove.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks again until the answer is the wanted one or the deadline has passed.
final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    static void end(Iterable<Thread> threads) {
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        return until(question, wanted, DEADLINE);
    }

    static <T> T until(Supplier<T> question, Predicate<T> wanted, Duration deadline) {
        var end = System.nanoTime() + deadline.toNanos();
        while (true) {
            var answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("still not after " + deadline + ": " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
