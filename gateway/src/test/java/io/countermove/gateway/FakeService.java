package io.countermove.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A service behind the gateway, played: it records what it is asked, and answers with what it got, or as it was told
/// for a path.
public final class FakeService implements AutoCloseable {

    /// What the service was asked.
    public record Asked(String method, String uri, Map<String, String> headers, int bodyLength) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    private final Vertx vertx;
    private final Map<String, Consumer<HttpServerRequest>> told = new ConcurrentHashMap<>();
    private final Map<String, Consumer<HttpServerRequest>> streaming = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private int port;

    public FakeService(Vertx vertx) {
        this.vertx = vertx;
        open();
    }

    public void open() {
        HttpServer opened = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(this::handle);
        opened.listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = opened.actualPort();
        server = opened;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public void reset() {
        told.clear();
        streaming.clear();
        asked.clear();
        if (server == null) {
            open();
        }
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked last() {
        return asked.getLast();
    }

    /// How the service behaves at a path.
    public void at(String path, Consumer<HttpServerRequest> behaviour) {
        told.put(path, behaviour);
    }

    /// How the service behaves at a path from the head of a request on, whose body it reads itself.
    public void streamsAt(String path, Consumer<HttpServerRequest> behaviour) {
        streaming.put(path, behaviour);
    }

    public void answers(String path, int status, Map<String, String> headers, String body) {
        at(path, request -> {
            headers.forEach(request.response()::putHeader);
            request.response().setStatusCode(status).end(body);
        });
    }

    public void answers(String path, String json) {
        answers(path, 200, Map.of("Content-Type", "application/json"), json);
    }

    private void handle(HttpServerRequest request) {
        Consumer<HttpServerRequest> behaviour = told.get(request.path());
        if (streaming.containsKey(request.path())) {
            streaming.get(request.path()).accept(request);
        } else if (behaviour != null && request.method().name().equals("GET")) {
            record(request, Buffer.buffer());
            behaviour.accept(request);
        } else {
            request.body().onSuccess(body -> {
                record(request, body);
                if (behaviour == null) {
                    echo(request, body);
                } else {
                    behaviour.accept(request);
                }
            });
        }
    }

    private void record(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        asked.add(new Asked(request.method().name(), request.uri(), headers, body.length()));
    }

    private static void echo(HttpServerRequest request, Buffer body) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("ETag", "W/\"echo\"")
                .end(new JsonObject()
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("length", body.length())
                        .encode());
    }
}
