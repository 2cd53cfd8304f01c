package io.countermove.analytics;

/// Where rules are kept, for all instances.
public interface AlertLog {

    /// Returns when it is kept.
    void append(AlertRule rule) throws InterruptedException;

    /// Returns when rule and state are gone.
    void remove(String rule) throws InterruptedException;

    /// Nobody knows whether it was kept.
    final class NotKeptException extends RuntimeException {
        public NotKeptException(Throwable cause) {
            super("not kept: " + cause.getMessage(), cause);
        }
    }
}
