package io.countermove.events.imports.formats;

import io.countermove.events.imports.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Decodes UTF-8 strictly, without its byte order mark: a byte that is none is said with its line, and not replaced.
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).flip();
    private boolean ended;
    private boolean begun;
    private long line = 1;
    private char last = '\n';
    private long quotes;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /// The last character that was read.
    char last() {
        return last;
    }

    /// How many quotes were read.
    long quotes() {
        return quotes;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        var chars = CharBuffer.wrap(into, from, length).slice();
        while (chars.position() == 0) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            if (!ended) {
                fill();
            }
            decode(chars);
        }
        int start = 0;
        if (!begun) {
            begun = true;
            start = into[from] == BYTE_ORDER_MARK ? 1 : 0;
        }
        int read = chars.position() - start;
        System.arraycopy(into, from + start, into, from, read);
        count(into, from, read);
        return read == 0 ? read(into, from, length) : read;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void decode(CharBuffer chars) {
        var result = decoder.decode(bytes, chars, ended);
        if (result.isError()) {
            count(chars.array(), chars.arrayOffset(), chars.position());
            throw new UnreadableFileException(
                    "not-utf-8",
                    String.format(
                            Locale.ROOT,
                            "Line %d is not UTF-8: it holds the byte 0x%02X. Save the file as UTF-8 (in a spreadsheet:"
                                    + " CSV UTF-8) and import it again; nothing was published.",
                            line,
                            bytes.get(bytes.position())));
        }
    }

    private void count(char[] chars, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (chars[i] == '\n') {
                line++;
            } else if (chars[i] == '"') {
                quotes++;
            }
        }
        if (length > 0) {
            last = chars[from + length - 1];
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
