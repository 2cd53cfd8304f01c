package io.countermove.events.imports;

import java.io.IOException;
import java.io.InputStream;

/// A file that can be read again from its beginning.
public interface SpooledFile {
    /// Begins at the beginning; one reading at a time.
    InputStream open() throws IOException;

    long size();

    /// How much of it the reading under way has taken.
    long read();
}
