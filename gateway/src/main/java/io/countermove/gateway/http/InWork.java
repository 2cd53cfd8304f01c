package io.countermove.gateway.http;

import io.countermove.gateway.Operation;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// Bounds the publications that a service has whole and has not answered. Beyond it the next are refused at once: those
/// that are in work stay quick, however many come. A slow sender takes no place before its body is there.
@Singleton
final class InWork {

    private final int most;
    private final AtomicInteger now = new AtomicInteger();

    InWork(GatewaySettings settings) {
        most = settings.publications();
    }

    boolean isFull() {
        return now.get() >= most;
    }

    void follow(Operation operation, Future<HttpClientResponse> answered) {
        if (operation.writes()) {
            now.incrementAndGet();
            answered.onComplete(_ -> now.decrementAndGet());
        }
    }
}
