package io.countermove.events.imports;

import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;

/// Slugs that differ where names do.
public final class Slugs {
    private static final int DIGITS = 6;

    private Slugs() {}

    /// The slug with six hexadecimal digits of the key's SHA-256.
    public static String distinct(String slug, String key) {
        return slug + "-" + digits(key, DIGITS);
    }

    public static String digits(String key, int digits) {
        return Json.digest(key.getBytes(StandardCharsets.UTF_8)).substring(0, digits);
    }
}
