package io.countermove.gateway.http;

import io.countermove.gateway.Answer;
import io.countermove.gateway.Caller;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Service;
import io.countermove.gateway.ServiceProblems;
import io.countermove.gateway.Services;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The connections to the services behind, and what every call to them carries.
@Singleton
final class Upstreams implements Services {

    /// Shorter than any server's patience with an idle connection, so that a pooled one is seldom stale.
    private static final int KEEP_ALIVE_SECONDS = 30;

    /// For a free connection it waits longer than for a new one, so that a host that is away is not called busy.
    private static final long POOL_MILLIS = 500;

    private final HttpClient client;
    private final Map<Service, URI> addresses = new ConcurrentHashMap<>();
    private final String secret;
    private final long connectMillis;
    private final long responseMillis;

    Upstreams(
            Vertx vertx,
            GatewaySettings settings,
            @ConfigProperty(name = "countermove.internal.secret") String secret) {
        this.secret = secret;
        connectMillis = settings.connectTimeout().toMillis();
        responseMillis = settings.responseTimeout().toMillis();
        addresses.put(Service.EVENTS, settings.eventsUrl());
        addresses.put(Service.ENTITIES, settings.entitiesUrl());
        addresses.put(Service.ANALYTICS, settings.analyticsUrl());
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(connectMillis))
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setTcpNoDelay(true)
                        .setMaxWaitQueueSize(settings.waiting()),
                new PoolOptions().setHttp1MaxSize(settings.connections()).setMaxWaitQueueSize(settings.waiting()));
    }

    /// The origin of a service, as it may stand in a `Location` that it wrote.
    String origin(Service service) {
        URI address = address(service);
        return address.getScheme() + "://" + address.getAuthority();
    }

    Future<HttpClientRequest> open(Service service, HttpMethod method, String uri, Caller caller, MultiMap headers) {
        URI address = address(service);
        Principal principal = caller.principal();
        headers.set("X-Countermove-Secret", secret)
                .set("X-Countermove-Principal", principal.id())
                .set("X-Countermove-Sources", String.join(" ", principal.sources()))
                .set("X-Countermove-Official", String.valueOf(principal.official()))
                .set("traceparent", caller.trace().traceparent());
        return client.request(new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? 80 : address.getPort())
                .setURI(uri)
                .setHeaders(headers)
                .setConnectTimeout(connectMillis + POOL_MILLIS)
                .setIdleTimeout(responseMillis));
    }

    @Override
    public void move(Service service, int port) {
        addresses.computeIfPresent(
                service, (_, address) -> UriBuilder.fromUri(address).port(port).build());
    }

    /// From now on a service must say something in time.
    void expectAnswer(HttpClientRequest request) {
        request.idleTimeout(responseMillis);
    }

    @Override
    public CompletableFuture<Answer> get(Service service, String pathAndQuery, Caller caller) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Accept", "application/json");
        return open(service, HttpMethod.GET, pathAndQuery, caller, headers)
                .compose(
                        request -> request.send()
                                .compose(Upstreams::read)
                                .otherwise(_ -> new Answer.Missing(ServiceProblems.noAnswer(service))),
                        failure -> Future.succeededFuture(new Answer.Missing(notSent(service, failure))))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body().map(body -> new Answer.Given(response.statusCode(), body.toString()));
    }

    /// Why a request was not even begun.
    static Problem notSent(Service service, Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException
                ? ServiceProblems.saturated(service)
                : ServiceProblems.away(service);
    }

    private URI address(Service service) {
        URI address = addresses.get(service);
        if (address == null) {
            throw new IllegalArgumentException(service.title() + " is not behind the gateway");
        }
        return address;
    }
}
