package io.countermove.contracts.json;

/// One pass over bytes for what JSON parsers let through: byte sequences that are no UTF-8 (RFC 3629: overlong forms,
/// surrogates, anything past U+10FFFF), other encodings (RFC 8259, section 8.1), and whether escapes may form half of a
/// surrogate pair.
///
/// @param fault where the first byte stands that is no UTF-8; -1 where all are
/// @param escapesSurrogate whether an escape such as `\ud83d` occurs
record Utf8(int fault, boolean escapesSurrogate) {

    static Utf8 scan(byte[] bytes) {
        var escapes = false;
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] > 0) {
                escapes |= bytes[at] == '\\' && isSurrogateEscape(bytes, at + 1);
                at++;
            } else {
                int length = lengthOf(bytes, at);
                if (length == 0) {
                    return new Utf8(at, escapes);
                }
                at += length;
            }
        }
        return new Utf8(-1, escapes);
    }

    /// The length of the character of several bytes that begins at `at`; 0 where none does.
    private static int lengthOf(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = follower(bytes, at + 1);
        if (first >= 0xc2 && first <= 0xdf) {
            return second < 0 ? 0 : 2;
        }
        if (first >= 0xe0 && first <= 0xef) {
            var overlong = first == 0xe0 && second < 0xa0;
            var surrogate = first == 0xed && second >= 0xa0;
            return second < 0 || overlong || surrogate || follower(bytes, at + 2) < 0 ? 0 : 3;
        }
        if (first >= 0xf0 && first <= 0xf4) {
            var overlong = first == 0xf0 && second < 0x90;
            var beyond = first == 0xf4 && second >= 0x90;
            var cut = second < 0 || follower(bytes, at + 2) < 0 || follower(bytes, at + 3) < 0;
            return cut || overlong || beyond ? 0 : 4;
        }
        return 0;
    }

    private static int follower(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xc0) == 0x80 ? bytes[at] & 0xff : -1;
    }

    private static boolean isSurrogateEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && bytes[at] == 'u'
                && (bytes[at + 1] | 0x20) == 'd'
                && Character.digit(bytes[at + 2], 16) >= 8;
    }
}
