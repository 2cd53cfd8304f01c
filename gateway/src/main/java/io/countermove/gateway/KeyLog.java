package io.countermove.gateway;

/// Where issued keys are kept, for all instances of the gateway.
public interface KeyLog {

    /// Returns when it is kept for ever.
    void append(IssuedKey key) throws NotKeptException, InterruptedException;

    /// Nobody knows whether it was kept.
    final class NotKeptException extends Exception {
        public NotKeptException(Throwable cause) {
            super("not kept: " + cause.getMessage(), cause);
        }
    }
}
