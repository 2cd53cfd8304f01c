package io.countermove.gateway.http;

import io.countermove.gateway.Problem;
import io.countermove.gateway.Trace;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// Writes a problem as `application/problem+json`, after the rest of the request was read: a client that is still
/// sending would see
/// a cut connection instead of the answer.
final class ProblemWriter {

    private ProblemWriter() {}

    static void write(RoutingContext context, Trace trace, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Too late for a status: a cut answer must not look whole.
            context.request().connection().close();
            return;
        }
        Leftover.of(context).discard(keep -> send(context, trace, problem, keep));
    }

    /// Without waiting for what the client may still send.
    static void writeLast(RoutingContext context, Trace trace, Problem problem) {
        send(context, trace, problem, false);
    }

    private static void send(RoutingContext context, Trace trace, Problem problem, boolean keep) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", "application/problem+json");
        response.putHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::putHeader);
        if (!keep) {
            response.putHeader("Connection", "close");
        }
        var body = json(context.normalizedPath(), trace, problem).toBuffer();
        response.putHeader("Content-Length", String.valueOf(body.length()));
        (HttpMethod.HEAD.equals(context.request().method()) ? response.end() : response.end(body)).onComplete(_ -> {
            if (!keep) {
                context.request().connection().close();
            }
        });
    }

    static JsonObject json(String instance, Trace trace, Problem problem) {
        JsonArray errors = new JsonArray();
        problem.errors()
                .forEach(error -> errors.add(new JsonObject()
                        .put("pointer", error.pointer())
                        .put("rule", error.rule())
                        .put("detail", error.detail())));
        return new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", instance)
                .put("traceId", trace.traceId())
                .put("errors", errors);
    }
}
