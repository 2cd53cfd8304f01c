package io.countermove.gateway.http;

import io.countermove.gateway.Problems;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/// Reads a body that is short enough to be kept whole.
@Singleton
final class ShortBody {

    private static final long MOST_BYTES = 16L * 1024;

    private final Vertx vertx;
    private final long millis;

    ShortBody(Vertx vertx, GatewaySettings settings) {
        this.vertx = vertx;
        this.millis = settings.bodyTimeout().toMillis();
    }

    /// Whether it declares a length, and a short one; no body is short.
    static boolean isShort(HttpServerRequest request) {
        long length = Lengths.declared(request);
        return length != Lengths.UNKNOWN && length <= MOST_BYTES;
    }

    /// Of a paused request; fails with a [RefusedException] where it does not arrive in time.
    Future<Buffer> read(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        Promise<Buffer> whole = Promise.promise();
        request.body().onSuccess(whole::tryComplete).onFailure(whole::tryFail);
        request.resume();
        if (!whole.future().isComplete()) {
            long timer =
                    vertx.setTimer(millis, _ -> whole.tryFail(new RefusedException(Problems.tooSlow(millis / 1000))));
            whole.future().onComplete(_ -> vertx.cancelTimer(timer));
        }
        return whole.future();
    }
}
