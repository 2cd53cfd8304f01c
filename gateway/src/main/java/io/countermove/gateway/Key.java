package io.countermove.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An API key as it is kept: the SHA-256 of its whole text, never the text.
public final class Key {

    private static final String OF_NOTHING = HexFormat.of().formatHex(digest(""));

    private final byte[] sha256;
    private final Principal principal;

    private Key(byte[] sha256, Principal principal) {
        this.sha256 = sha256;
        this.principal = principal;
    }

    public static Key of(String sha256Hex, Principal principal) {
        if (!sha256Hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(
                    "the sha256 of key " + principal.name() + " must be 64 hexadecimal digits");
        }
        if (sha256Hex.equalsIgnoreCase(OF_NOTHING)) {
            throw new IllegalArgumentException("the sha256 of key " + principal.name() + " is that of an empty text");
        }
        return new Key(HexFormat.of().parseHex(sha256Hex), principal);
    }

    public Principal principal() {
        return principal;
    }

    boolean hasDigest(byte[] other) {
        return MessageDigest.isEqual(sha256, other);
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
