package io.countermove.benchmarks;

/// The measurement cannot go on; the message is for the person at the terminal.
final class BenchFailure extends RuntimeException {
    BenchFailure(String message) {
        super(message);
    }

    BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
