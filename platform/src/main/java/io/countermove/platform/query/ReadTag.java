package io.countermove.platform.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The weak `ETag` of a read: it depends on what was asked, as of when, and on what is applied, so that a `304` needs
/// no query. A `knownAt` that was sent is in the query; one that the clock gave must not make a difference.
public record ReadTag(String value) {
    public static ReadTag of(String path, @Nullable String query, AsOf asOf, Position applied) {
        var asked = String.join(
                "\n", path, query == null ? "" : query, asOf.validAt().toString(), applied.toString());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return new ReadTag("W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// By the weak comparison of RFC 9110, against the value of `If-None-Match`.
    public boolean matches(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var tag : ifNoneMatch.split(",", -1)) {
            if (tag.strip().equals("*") || opaque(tag.strip()).equals(opaque(value))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
