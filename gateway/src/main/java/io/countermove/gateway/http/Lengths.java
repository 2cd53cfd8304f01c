package io.countermove.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// What a request's head says about its body.
final class Lengths {

    static final long UNKNOWN = -1;

    private Lengths() {}

    /// The Content-Length; 0 without a body; [#UNKNOWN] for a chunked one. In HTTP/2 no header tells a body without a
    /// declared length from none: there it is none where the request has ended with its head.
    static long declared(HttpServerRequest request) {
        if (request.headers().contains("Transfer-Encoding")) {
            return UNKNOWN;
        }
        String length = request.getHeader("Content-Length");
        if (length == null && request.version() == HttpVersion.HTTP_2 && !request.isEnded()) {
            return UNKNOWN;
        }
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
