package io.countermove.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// An API key as it is kept: the SHA-256 of its whole text in lower-case hexadecimal digits, never the text.
public record Key(String sha256, Principal principal) {

    private static final String OF_NOTHING = digest("");
    static final int ID_DIGITS = 16;

    public Key {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "the sha256 of key " + principal.name() + " must be 64 hexadecimal digits");
        }
        if (sha256.equals(OF_NOTHING)) {
            throw new IllegalArgumentException("the sha256 of key " + principal.name() + " is that of an empty text");
        }
    }

    public static Key of(String sha256, Principal principal) {
        return new Key(sha256.toLowerCase(Locale.ROOT), principal);
    }

    /// What people call the key by: the beginning of its digest, so that whoever holds a key can find out which it is.
    public String id() {
        return sha256.substring(0, ID_DIGITS);
    }

    boolean hasDigest(String other) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
