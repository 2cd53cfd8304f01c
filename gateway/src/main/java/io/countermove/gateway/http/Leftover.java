package io.countermove.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/// What a client still sends after its request was refused. It is read and thrown away up to a size and a time; then
/// the connection
/// has to be given up.
final class Leftover {

    static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final long MOST_MILLIS = 10_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private boolean decided;
    private long discarded;

    private Leftover(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
    }

    static Leftover of(RoutingContext context) {
        return new Leftover(context.vertx(), context.request());
    }

    /// Calls back once, with whether the connection can be kept.
    void discard(Consumer<Boolean> then) {
        if (request.isEnded()) {
            decide(true, then);
        } else if (waitsForContinue() || declaredLength() > MOST_BYTES) {
            decide(false, then);
        } else {
            long timer = vertx.setTimer(MOST_MILLIS, _ -> decide(false, then));
            request.exceptionHandler(_ -> decide(false, then));
            request.endHandler(_ -> {
                vertx.cancelTimer(timer);
                decide(true, then);
            });
            request.handler(buffer -> {
                discarded += buffer.length();
                if (discarded > MOST_BYTES) {
                    decide(false, then);
                }
            });
            request.resume();
        }
    }

    private void decide(boolean keep, Consumer<Boolean> then) {
        if (!decided) {
            decided = true;
            then.accept(keep);
        }
    }

    private boolean waitsForContinue() {
        return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    private long declaredLength() {
        return Lengths.declared(request);
    }
}
