package io.countermove.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The whole log as a file, and back.
public interface LogArchive {
    /// Writes every record up to where the log ends now, and a manifest.
    void dump(OutputStream out) throws IOException;

    /// Writes the records of a dump to this log, which is empty: each comes to stand where it stood. Throws
    /// [NotRestoredException] where that cannot be, and says how much was written.
    Manifest restore(InputStream dump) throws IOException, InterruptedException;

    /// What a dump holds.
    ///
    /// @param position the last offset of each partition that has any
    record Manifest(long count, String checksum, String position) {}
}
