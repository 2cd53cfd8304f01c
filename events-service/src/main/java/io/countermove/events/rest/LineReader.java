package io.countermove.events.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// Cuts a body into lines. Of a line that is too long nothing is kept, however long it is; of those before the first
/// wanted one neither.
final class LineReader {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final long first;
    private final byte[] chunk = new byte[CHUNK];
    private byte[] begun = new byte[0];
    private int begunLength;
    private boolean tooLong;
    private long lines;

    /// @param longest in bytes, without the line's end
    /// @param first the number of the first line that is wanted
    LineReader(InputStream in, int longest, long first) {
        this.in = in;
        this.longest = longest;
        this.first = first;
    }

    /// How many lines have ended so far.
    long lines() {
        return lines;
    }

    /// Blocks until something has come; fills in the lines that ended with it, if any. False at the body's end.
    boolean read(List<Line> ended) throws IOException {
        int read = in.read(chunk);
        if (read < 0) {
            if (begunLength > 0 || tooLong) {
                end(ended);
            }
            return false;
        }
        int from = 0;
        for (int i = 0; i < read; i++) {
            if (chunk[i] == '\n') {
                keep(from, i);
                end(ended);
                from = i + 1;
            }
        }
        keep(from, read);
        return true;
    }

    private void keep(int from, int to) {
        int more = to - from;
        if (more == 0 || tooLong || lines + 1 < first) {
            return;
        }
        if (begunLength + more > longest) {
            tooLong = true;
            begun = new byte[0];
            begunLength = 0;
            return;
        }
        if (begunLength + more > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(begunLength + more, Math.min(2 * begun.length, longest)));
        }
        System.arraycopy(chunk, from, begun, begunLength, more);
        begunLength += more;
    }

    private void end(List<Line> ended) {
        lines++;
        if (lines >= first) {
            ended.add(new Line(lines, Arrays.copyOf(begun, begunLength), tooLong));
        }
        begunLength = 0;
        tooLong = false;
    }
}
