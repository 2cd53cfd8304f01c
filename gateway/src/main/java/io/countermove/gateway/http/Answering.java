package io.countermove.gateway.http;

import io.countermove.gateway.Service;
import io.countermove.gateway.ServiceProblems;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// Streams the answer of a service to who asked.
@Singleton
final class Answering {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "server");

    private final Upstreams upstreams;
    private final Waiting waiting;

    Answering(Upstreams upstreams, Waiting waiting) {
        this.upstreams = upstreams;
        this.waiting = waiting;
    }

    void answer(Exchange exchange, HttpClientResponse response) {
        Service service = exchange.operation().service();
        if (response.statusCode() == 401) {
            response.resume();
            ProblemWriter.write(exchange.context(), exchange.trace(), ServiceProblems.misconfigured(service));
            return;
        }
        HttpServerResponse out = exchange.response();
        if (out.ended() || out.closed()) {
            response.request().reset();
            return;
        }
        OptionalLong seconds = response.statusCode() == 202
                ? Waiting.findSeconds(exchange.request().getHeader("Prefer"))
                : OptionalLong.empty();
        if (seconds.isPresent()) {
            answerWhenVisible(exchange, response, seconds.getAsLong());
            return;
        }
        copyHead(service, response, out);
        if (bodiless(exchange.request(), response)) {
            out.end();
            return;
        }
        if (!out.headers().contains("Content-Length")) {
            out.setChunked(true);
        }
        response.pipe()
                .endOnFailure(false)
                .to(out)
                .onSuccess(_ -> passOverRest(exchange))
                .onFailure(_ -> exchange.request().connection().close());
    }

    /// Receipts are small, those of the largest batch included.
    private void answerWhenVisible(Exchange exchange, HttpClientResponse response, long seconds) {
        HttpServerResponse out = exchange.response();
        response.body()
                .onSuccess(receipts -> waiting.visible(exchange, receipts.toString(), seconds)
                        .onSuccess(visible -> {
                            if (!out.ended() && !out.closed()) {
                                copyHead(exchange.operation().service(), response, out);
                                out.setStatusCode(visible ? 201 : 202)
                                        .putHeader("Preference-Applied", "wait=" + seconds)
                                        .end(receipts);
                            }
                        }))
                .onFailure(_ -> exchange.request().connection().close());
    }

    private void copyHead(Service service, HttpClientResponse response, HttpServerResponse out) {
        out.setStatusCode(response.statusCode());
        for (var header : response.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !name.startsWith("x-countermove-")) {
                out.headers()
                        .add(
                                header.getKey(),
                                name.equals("location") ? ours(service, header.getValue()) : header.getValue());
            }
        }
    }

    /// An answer may end before the body that it is to. To close at once would take back what its sender has not read
    /// yet.
    private static void passOverRest(Exchange exchange) {
        if (!exchange.request().isEnded()) {
            Leftover.of(exchange.context())
                    .discard(_ -> exchange.request().connection().close());
        }
    }

    private static boolean bodiless(HttpServerRequest request, HttpClientResponse response) {
        return HttpMethod.HEAD.equals(request.method()) || response.statusCode() == 204 || response.statusCode() == 304;
    }

    private String ours(Service service, String location) {
        String origin = upstreams.origin(service);
        return location.startsWith(origin + "/") ? location.substring(origin.length()) : location;
    }
}
