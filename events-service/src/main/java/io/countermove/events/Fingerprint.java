package io.countermove.events;

import java.util.HexFormat;

/// The first 128 bits of a SHA-256: enough to tell contents apart, a quarter of the digits to remember.
public record Fingerprint(long high, long low) {
    private static final int DIGITS = 16;

    /// Of a digest in hexadecimal digits.
    public static Fingerprint of(String digest) {
        return new Fingerprint(
                HexFormat.fromHexDigitsToLong(digest, 0, DIGITS),
                HexFormat.fromHexDigitsToLong(digest, DIGITS, 2 * DIGITS));
    }
}
