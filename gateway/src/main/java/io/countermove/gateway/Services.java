package io.countermove.gateway;

import java.util.concurrent.CompletableFuture;

/// The services behind, asked by the gateway for its own operations. The future never fails: a service that is away is
/// an answer.
public interface Services {

    CompletableFuture<Answer> get(Service service, String pathAndQuery, Caller caller);

    /// From now on the service is asked at another port of its host, until it is moved again or the gateway ends.
    void move(Service service, int port);
}
