package io.countermove.local;

import java.io.Serial;

/// Something of this machine is in the way; the message is written for the person at the terminal.
public final class LocalFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
