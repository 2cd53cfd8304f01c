package io.countermove.events.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The attributes of a CloudEvent in binary mode: headers `ce-…`, percent-encoded where they are not plain.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md>.
final class BinaryHeaders {
    private static final String PREFIX = "ce-";

    private BinaryHeaders() {}

    /// Empty where the request is no CloudEvent.
    static Map<String, String> attributes(HttpHeaders headers) {
        var attributes = new TreeMap<String, String>();
        headers.getRequestHeaders().forEach((header, values) -> {
            var name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), decode(values.getFirst()));
            }
        });
        return attributes;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }
}
