package io.countermove.events.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The value of a `ce-` header as text: unquoted, then percent-decoded once, as UTF-8.
/// Source:
/// <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values>.
final class HeaderText {
    private HeaderText() {}

    /// Empty where the value holds a character beyond ASCII that is not encoded, a broken escape, or bytes that are no
    /// UTF-8.
    static Optional<String> find(String value) {
        var bytes = new ByteArrayOutputStream(value.length());
        var text = unquoted(value.strip());
        for (int i = 0; i < text.length(); i++) {
            var one = text.charAt(i);
            if (one == '%') {
                int high = digit(text, i + 1);
                int low = digit(text, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (one < 0x80) {
                bytes.write(one);
            } else {
                return Optional.empty();
            }
        }
        return decoded(bytes.toByteArray());
    }

    /// Quoted strings of RFC 7230, section 3.2.6, which older versions of the binding send.
    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static int digit(String text, int at) {
        var one = at < text.length() ? text.charAt(at) : ' ';
        return one < 0x80 ? Character.digit(one, 16) : -1;
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder() // reports what it cannot decode
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
