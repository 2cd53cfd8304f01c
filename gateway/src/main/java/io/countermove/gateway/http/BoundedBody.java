package io.countermove.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// The body of a request that breaks off when it grows beyond its limit; for bodies that do not declare their length.
final class BoundedBody implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final long limit;
    private long read;
    private boolean exceeded;
    private boolean late;
    private @Nullable Handler<Throwable> onFailure;

    BoundedBody(HttpServerRequest request, long limit) {
        this.request = request;
        this.limit = limit;
    }

    boolean exceeded() {
        return exceeded;
    }

    /// Whether it had not arrived whole when its time was over.
    boolean late() {
        return late;
    }

    /// Notes that its time is over.
    void expire() {
        late = true;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : buffer -> take(buffer, handler));
        return this;
    }

    private void take(Buffer buffer, Handler<Buffer> handler) {
        read += buffer.length();
        if (read <= limit) {
            handler.handle(buffer);
        } else if (!exceeded) {
            exceeded = true;
            request.pause();
            if (onFailure != null) {
                onFailure.handle(new BodyTooLargeException());
            }
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        if (!exceeded) {
            request.resume();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        request.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(handler);
        return this;
    }

    /// The body grew beyond its limit.
    static final class BodyTooLargeException extends RuntimeException {
        BodyTooLargeException() {
            super("body too large", null, false, false);
        }
    }
}
