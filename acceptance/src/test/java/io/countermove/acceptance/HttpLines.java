package io.countermove.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The lines of a chunked HTTP answer as they come. Java's own clients show an answer only when the request is sent.
final class HttpLines {
    private final InputStream in;
    private long left;
    private boolean chunked;

    HttpLines(InputStream in) throws IOException {
        this.in = in;
        for (var header = raw(); !header.isEmpty(); header = raw()) {
            chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
        }
    }

    /// Throws `EOFException` when there is no more.
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = read(); each != '\n' && each >= 0; each = read()) {
            line.write(each);
        }
        if (line.size() == 0) {
            throw new EOFException("the answer has ended");
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        if (!chunked) {
            return in.read();
        }
        if (left == 0) {
            var size = raw();
            left = Long.parseLong(size.isEmpty() ? raw() : size, 16);
            if (left == 0) {
                return -1;
            }
        }
        left--;
        return in.read();
    }

    private String raw() throws IOException {
        var line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("cut off");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }
}
