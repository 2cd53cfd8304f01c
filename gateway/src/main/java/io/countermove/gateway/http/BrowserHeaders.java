package io.countermove.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// What browsers are told: pages load nothing from elsewhere and are never framed; other sites may read, not write.
final class BrowserHeaders {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String OF_DATA = "default-src 'none'; frame-ancestors 'none'";
    private static final String OF_PAGES = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    /// Swagger UI starts itself from an inline script and styles its elements inline.
    private static final String OF_API_BROWSER = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private BrowserHeaders() {}

    static void set(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String path = context.normalizedPath();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("X-Frame-Options", "DENY")
                .set("Content-Security-Policy", policy(path));
        if (READING.contains(context.request().method().name())) {
            headers.set("Access-Control-Allow-Origin", "*")
                    .set(
                            "Access-Control-Expose-Headers",
                            "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate");
        }
    }

    private static String policy(String path) {
        if (path.startsWith("/q/swagger-ui")) {
            return OF_API_BROWSER;
        }
        return path.equals("/") || path.startsWith("/problems/") ? OF_PAGES : OF_DATA;
    }

    /// Answers OPTIONS, a browser's preflight included.
    static void options(RoutingContext context, Collection<String> allowed) {
        MultiMap headers = context.response().headers();
        headers.set("Allow", String.join(", ", allowed));
        if (context.request().getHeader("Access-Control-Request-Method") != null) {
            Set<String> readable = new TreeSet<>(allowed);
            readable.retainAll(READING);
            headers.set("Access-Control-Allow-Origin", "*")
                    .set("Access-Control-Allow-Methods", String.join(", ", readable))
                    .set("Access-Control-Allow-Headers", "Authorization, Accept, If-None-Match, traceparent")
                    .set("Access-Control-Max-Age", "3600")
                    .set("Vary", "Access-Control-Request-Method");
        }
        context.response().setStatusCode(204).end();
    }
}
