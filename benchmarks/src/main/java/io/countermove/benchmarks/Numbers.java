package io.countermove.benchmarks;

/// Numbers of announcements, each given out once.
final class Numbers {
    private long next;

    /// The first of so many.
    long take(int count) {
        long first = next;
        next += count;
        return first;
    }
}
