package io.countermove.events.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other.
public interface Rows extends AutoCloseable {
    /// The next row; null at the end. Throws [UnreadableFileException] where the file breaks off or is no longer of its
    /// format.
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
