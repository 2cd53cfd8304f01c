package io.countermove.events.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/// The attributes of a CloudEvent in binary mode: headers `ce-…`. Their names have no case, so that an extension in
/// upper case cannot be told from one in lower case.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md>.
final class BinaryHeaders {
    private static final String PREFIX = "ce-";

    private BinaryHeaders() {}

    /// Empty where the request is no CloudEvent in binary mode.
    static Attributes attributes(HttpHeaders headers) {
        var attributes = new Attributes("");
        headers.getRequestHeaders().forEach((header, values) -> {
            var name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                read(attributes, name.substring(PREFIX.length()), values);
            }
        });
        return attributes;
    }

    private static void read(Attributes attributes, String name, List<String> values) {
        if (name.equals("datacontenttype")) {
            attributes.violate(name, "header-not-allowed", "Content-Type says it");
        } else if (values.size() > 1) {
            attributes.violate(name, "header-repeated", "the header occurs " + values.size() + " times");
        } else {
            HeaderText.find(values.getFirst())
                    .ifPresentOrElse(
                            text -> attributes.put(name, text),
                            () -> attributes.violate(
                                    name, "header-encoding", "it is not ASCII with percent-encoded UTF-8"));
        }
    }
}
