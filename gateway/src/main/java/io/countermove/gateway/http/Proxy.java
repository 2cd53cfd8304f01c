package io.countermove.gateway.http;

import io.countermove.gateway.Format;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Problems;
import io.countermove.gateway.Service;
import io.countermove.gateway.ServiceProblems;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Forwards a request to the service that owns it and streams the answer back. Only the headers named here go on: a
/// client can send
/// neither the internal ones nor its key to a service.
@Singleton
final class Proxy {

    private static final List<String> REQUEST_HEADERS =
            List.of("Accept", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match");

    /// Beyond this a body is a file or a stream, and takes as long as its sender's line makes it.
    private static final long LONG_BODY = 64L * 1024 * 1024;

    private static final long LONGEST_UPLOAD_MILLIS = Duration.ofDays(1).toMillis();

    private final Upstreams upstreams;
    private final Revising revising;
    private final Replaying replaying;
    private final Answering answering;
    private final InWork inWork;
    private final ShortBody shortBody;

    private final Vertx vertx;
    private final long bodyMillis;

    Proxy(
            Upstreams upstreams,
            Revising revising,
            Replaying replaying,
            Answering answering,
            InWork inWork,
            ShortBody shortBody,
            Vertx vertx,
            GatewaySettings settings) {
        this.upstreams = upstreams;
        this.revising = revising;
        this.replaying = replaying;
        this.answering = answering;
        this.inWork = inWork;
        this.shortBody = shortBody;
        this.vertx = vertx;
        this.bodyMillis = settings.bodyTimeout().toMillis();
    }

    void forward(Exchange exchange) {
        if (exchange.operation().writes() && inWork.isFull()) {
            refuse(exchange, ServiceProblems.saturated(exchange.operation().service()));
            return;
        }
        // Nothing of the body may pass before somebody listens.
        exchange.request().pause();
        MultiMap headers = headers(exchange);
        prepared(exchange, headers)
                .onSuccess(named -> {
                    if (isSentWhole(exchange)) {
                        readAndSend(exchange, named);
                    } else {
                        send(exchange, named, exchange.operation().writes() ? 1 : 2);
                    }
                })
                .onFailure(failure -> refuse(exchange, ((RefusedException) failure).problem()));
    }

    private Future<MultiMap> prepared(Exchange exchange, MultiMap headers) {
        if (exchange.operation().replays()) {
            return replaying.permitted(exchange).map(headers);
        }
        return exchange.operation().revises() ? revising.naming(exchange, headers) : Future.succeededFuture(headers);
    }

    private static MultiMap headers(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String name : REQUEST_HEADERS) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        for (var header : request.headers()) {
            // Binary CloudEvents keep their attributes in headers.
            if (header.getKey().regionMatches(true, 0, "ce-", 0, 3)) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        Format format = exchange.destination().format();
        return format == null ? headers : headers.set("Accept", format.mediaType());
    }

    /// What may be endless is passed on as it comes, however short it says to be.
    private static boolean isSentWhole(Exchange exchange) {
        return exchange.operation().writes() && limit(exchange) <= LONG_BODY && ShortBody.isShort(exchange.request());
    }

    /// A slow sender holds neither a place nor a connection to the service, and what is one too many is refused before
    /// the service knows of it.
    private void readAndSend(Exchange exchange, MultiMap headers) {
        shortBody
                .read(exchange.request())
                .onSuccess(body -> {
                    if (inWork.enter()) {
                        open(exchange, headers)
                                .onSuccess(request -> send(exchange, request, body))
                                .onFailure(_ -> inWork.leave());
                    } else {
                        refuse(
                                exchange,
                                ServiceProblems.saturated(exchange.operation().service()));
                    }
                })
                .onFailure(failure -> {
                    if (failure instanceof RefusedException refused) {
                        ProblemWriter.writeLast(exchange.context(), exchange.trace(), refused.problem());
                    }
                });
    }

    private void send(Exchange exchange, HttpClientRequest upstream, Buffer body) {
        exchange.response().closeHandler(_ -> upstream.reset());
        upstream.send(limit(exchange) > 0 ? body : Buffer.buffer())
                .onComplete(_ -> inWork.leave())
                .onSuccess(response -> answering.answer(exchange, response))
                .onFailure(_ -> refuse(
                        exchange,
                        ServiceProblems.outcomeUnknown(exchange.operation().service())));
    }

    private Future<HttpClientRequest> open(Exchange exchange, MultiMap headers) {
        Service service = exchange.operation().service();
        return Future.<HttpClientRequest>future(opened -> upstreams
                        .open(service, exchange.request().method(), exchange.uri(), exchange.caller(), headers)
                        .onComplete(opened))
                .onFailure(failure -> refuse(exchange, Upstreams.notSent(service, failure)));
    }

    private void send(Exchange exchange, MultiMap headers, int attempts) {
        open(exchange, headers).onSuccess(request -> exchangeBodies(exchange, request, headers, attempts));
    }

    private void exchangeBodies(Exchange exchange, HttpClientRequest upstream, MultiMap headers, int attempts) {
        exchange.response().closeHandler(_ -> upstream.reset());
        // What goes wrong is told by the response's future.
        upstream.exceptionHandler(_ -> {});
        long limit = limit(exchange);
        HttpServerRequest request = exchange.request();
        Future<HttpClientResponse> answered;
        BoundedBody body = new BoundedBody(request, limit);
        if (limit > 0 && Lengths.hasBody(request)) {
            long length = Lengths.declared(request);
            if (length == Lengths.UNKNOWN) {
                upstream.setChunked(true);
            } else {
                upstream.putHeader("Content-Length", String.valueOf(length));
            }
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                exchange.response().writeContinue();
            }
            ReadStream<Buffer> source = length == Lengths.UNKNOWN ? body : request;
            // The time for the answer counts from the body's end.
            upstream.idleTimeout(limit > LONG_BODY ? LONGEST_UPLOAD_MILLIS : 2 * bodyMillis);
            if (limit > LONG_BODY) {
                upstream.sendHead(); // the service may have an answer before the first byte
            }
            // Never ended on failure: half a body must not look whole to the service.
            Future<Void> sent = source.pipe().endOnFailure(false).to(upstream).onFailure(_ -> upstream.reset());
            answered = upstream.response();
            sent.onSuccess(_ -> awaitAnswer(exchange, upstream, answered));
            answered.onSuccess(response -> response.end().onSuccess(_ -> giveUp(upstream, sent)));
            if (limit <= LONG_BODY) {
                expire(body, upstream, sent);
            }
        } else {
            request.resume();
            answered = upstream.send();
            count(exchange, answered);
        }
        answered.onSuccess(response -> answering.answer(exchange, response)).onFailure(failure -> {
            if (body.exceeded()) {
                refuse(exchange, Problems.tooLarge(limit));
            } else if (body.late()) {
                ProblemWriter.writeLast(exchange.context(), exchange.trace(), Problems.tooSlow(bodyMillis / 1000));
            } else if (attempts > 1 && failure instanceof HttpClosedException) {
                // A pooled connection that the service had closed meanwhile; reading again does no harm.
                send(exchange, headers, attempts - 1);
            } else {
                Service service = exchange.operation().service();
                refuse(
                        exchange,
                        exchange.operation().writes()
                                ? ServiceProblems.outcomeUnknown(service)
                                : ServiceProblems.noAnswer(service));
            }
        });
    }

    /// Who had the connection next would wait until the service has read the rest of the body, if it ever does.
    private static void giveUp(HttpClientRequest upstream, Future<Void> sent) {
        if (!sent.isComplete()) {
            upstream.reset();
        }
    }

    /// Who dribbles a body holds a connection to the service.
    private void expire(BoundedBody body, HttpClientRequest upstream, Future<Void> sent) {
        if (!sent.isComplete()) {
            long timer = vertx.setTimer(bodyMillis, _ -> {
                body.expire();
                upstream.reset();
            });
            sent.onComplete(_ -> vertx.cancelTimer(timer));
        }
    }

    /// Only where none has begun yet: the beginning ends the timer, and one that nothing ends would later reset the
    /// connection under another request.
    private void awaitAnswer(Exchange exchange, HttpClientRequest upstream, Future<HttpClientResponse> answered) {
        if (!answered.isComplete()) {
            upstreams.expectAnswer(upstream);
            count(exchange, answered);
        }
    }

    private void count(Exchange exchange, Future<HttpClientResponse> answered) {
        if (exchange.operation().writes()) {
            inWork.squeezeIn();
            answered.onComplete(_ -> inWork.leave());
        }
    }

    private static long limit(Exchange exchange) {
        return Bodies.findLimit(exchange.operation(), exchange.request()).orElse(0L);
    }

    private static void refuse(Exchange exchange, Problem problem) {
        ProblemWriter.write(exchange.context(), exchange.trace(), problem);
    }
}
