package io.countermove.gateway.http;

import io.countermove.gateway.Caller;
import io.countermove.gateway.Format;
import io.countermove.gateway.Operation;
import io.countermove.gateway.RoutingTable.Destination;
import io.countermove.gateway.Trace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// One admitted request with the operation that it is for.
record Exchange(RoutingContext context, Destination.Found destination, Caller caller) {

    Operation operation() {
        return destination.operation();
    }

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
        Format format = destination.format();
        String path = format == null ? context.normalizedPath() : format.cutFrom(context.normalizedPath());
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }
}
