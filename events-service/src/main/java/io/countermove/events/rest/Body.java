package io.countermove.events.rest;

import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads a body within its limit. One that is too large is read off and thrown away, up to a bound, so that its sender
/// sees the answer and not a cut connection.
final class Body {
    static final int ONE_EVENT = 512 * 1024;
    static final int BATCH = 5 * 1024 * 1024;
    private static final int MOST_DRAINED = 48 * 1024 * 1024;

    private Body() {}

    static byte[] read(InputStream in, int limit) {
        try {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                in.skip(MOST_DRAINED);
                throw tooLarge(limit);
            }
            return bytes;
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
