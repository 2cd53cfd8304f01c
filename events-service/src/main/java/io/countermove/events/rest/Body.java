package io.countermove.events.rest;

import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads a body within its limit. One that is too large is read off and thrown away, up to a bound, so that its sender
/// sees the answer and not a cut connection.
final class Body {
    static final int ONE_EVENT = 512 * 1024;
    static final int BATCH = 5 * 1024 * 1024;
    private static final int CHUNK = 16 * 1024;
    private static final int MOST_DRAINED = 48 * 1024 * 1024;

    private Body() {}

    /// @param ticket grows as the body arrives
    static byte[] read(InputStream in, int limit, Admission.Ticket ticket) {
        try {
            var read = new ByteArrayOutputStream(CHUNK);
            for (var chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                if (read.size() + chunk.length > limit) {
                    in.skip(MOST_DRAINED);
                    throw tooLarge(limit);
                }
                ticket.grow(chunk.length);
                read.write(chunk);
            }
            return read.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemException tooLarge(int limit) {
        return Problem.of(413, "too-large", "The body has more than " + limit + " bytes.")
                .with("limit", limit)
                .asException();
    }
}
