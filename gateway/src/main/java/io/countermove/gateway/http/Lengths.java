package io.countermove.gateway.http;

import io.vertx.core.http.HttpServerRequest;

/// What a request's head says about its body.
final class Lengths {

    static final long UNKNOWN = -1;

    private Lengths() {}

    /// The Content-Length; 0 without a body; [#UNKNOWN] for a chunked one.
    static long declared(HttpServerRequest request) {
        if (request.headers().contains("Transfer-Encoding")) {
            return UNKNOWN;
        }
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return UNKNOWN;
        }
    }

    static boolean hasBody(HttpServerRequest request) {
        return declared(request) != 0;
    }
}
