package io.countermove.gateway.http;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// Bounds the publications that a service has whole, or is about to get, and has not answered. Beyond it the next are
/// refused at once: those that are in work stay quick, however many come. A slow sender takes no place before its body
/// is there.
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

    /// Takes a place, to be left again; false where none is free.
    boolean enter() {
        if (now.incrementAndGet() <= most) {
            return true;
        }
        leave();
        return false;
    }

    /// Takes a place though none may be free: for what cannot be refused any more.
    void squeezeIn() {
        now.incrementAndGet();
    }

    void leave() {
        now.decrementAndGet();
    }
}
