package io.countermove.events.rest;

import io.countermove.platform.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.regex.Pattern;

/// The media type of JSON, which is always in UTF-8 (RFC 8259); some senders say so.
final class JsonType {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\";]*)\"?");

    private JsonType() {}

    /// Whether it is JSON and in no other charset.
    static boolean isJson(String mediaType) {
        var parts = mediaType.split(";", -1);
        return parts[0].strip().toLowerCase(Locale.ROOT).equals("application/json") && isUtf8(mediaType);
    }

    /// Refuses a body that says to be in another charset.
    static void requireUtf8(HttpHeaders headers) {
        var mediaType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (mediaType != null && !isUtf8(mediaType)) {
            throw Problem.of(415, "unsupported-media-type", "JSON is in UTF-8 (RFC 8259, section 8.1).")
                    .asException();
        }
    }

    /// Whether a media type names no other charset than UTF-8.
    private static boolean isUtf8(String mediaType) {
        return CHARSET.matcher(mediaType)
                .results()
                .allMatch(found -> found.group(1).strip().equalsIgnoreCase("utf-8"));
    }
}
