package io.countermove.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/// One body with the headers that it is sent with.
// The bytes are sent, never compared and never changed.
@SuppressWarnings("ArrayRecordComponent")
record MalformedBody(String name, Map<String, String> headers, byte[] bytes) {
    static MalformedBody of(String name, String type, String text) {
        return new MalformedBody(name, Map.of("Content-Type", type), text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        var shown = new String(bytes, 0, Math.min(bytes.length, 200), ISO_8859_1);
        return name + " " + headers + " (" + bytes.length + " bytes) " + shown;
    }
}
