package io.countermove.gateway.http;

import io.countermove.gateway.Caller;
import io.countermove.gateway.Operation;
import io.countermove.gateway.Trace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// One admitted request with the operation that it is for.
record Exchange(RoutingContext context, Operation operation, Caller caller) {

    HttpServerRequest request() {
        return context.request();
    }

    HttpServerResponse response() {
        return context.response();
    }

    Trace trace() {
        return caller.trace();
    }

    /// Path and query as they go on: dot segments are resolved, so that `/internal` cannot be reached from `/api`.
    String uri() {
        String query = request().query();
        return query == null || query.isEmpty() ? context.normalizedPath() : context.normalizedPath() + "?" + query;
    }
}
