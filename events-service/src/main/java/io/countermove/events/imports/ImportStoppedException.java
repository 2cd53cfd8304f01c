package io.countermove.events.imports;

/// The log did not acknowledge; what came before is published, and the same file again goes on.
public final class ImportStoppedException extends RuntimeException {
    public ImportStoppedException(String message) {
        super(message);
    }
}
