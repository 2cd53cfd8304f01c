package io.countermove.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The public API, called over plain HTTP with a key or without one.
record Gateway(URI address, String key) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Answer get(String path) {
        return send(request(path).GET());
    }

    /// A path beside the API's version 1, or one that an answer gave whole.
    Answer getAbsolute(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30)));
    }

    Answer getIfNoneMatch(String path, String etag) {
        return send(request(path).header("If-None-Match", etag).GET());
    }

    Answer getAfter(String position, String path) {
        return get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + position);
    }

    Answer post(String announcements) {
        return send(request("/announcements").POST(BodyPublishers.ofString(announcements)));
    }

    /// Any bytes with any headers.
    Answer post(Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/announcements"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofByteArray(body)));
    }

    Answer postTraced(String announcements, String traceParent) {
        return send(request("/announcements")
                .header("traceparent", traceParent)
                .POST(BodyPublishers.ofString(announcements)));
    }

    /// Not even once when the connection breaks: the caller decides.
    Optional<Answer> tryPostEvent(String cloudEvent) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/announcements"))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/cloudevents+json")
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.ofString(cloudEvent))
                .build();
        return trySend(request);
    }

    /// Nothing where nobody answers.
    Optional<Answer> tryGet(String path) {
        return trySend(request(path).GET().build());
    }

    /// Of a path beside the API's version 1.
    Optional<Answer> tryGetAbsolute(String path) {
        return trySend(HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(5))
                .build());
    }

    Answer replay(String position) {
        return send(request("/quarantine/" + position + "/replay").POST(BodyPublishers.noBody()));
    }

    Answer put(String id, String announcement) {
        return send(request("/announcements/" + id).PUT(BodyPublishers.ofString(announcement)));
    }

    Answer putIfMatch(String id, String announcement, String etag) {
        return send(
                request("/announcements/" + id).header("If-Match", etag).PUT(BodyPublishers.ofString(announcement)));
    }

    Answer delete(String id, String reason) {
        return send(request("/announcements/" + id + "?reason=" + reason.replace(" ", "%20"))
                .DELETE());
    }

    Answer watch(String rule) {
        return send(request("/alert-rules").POST(BodyPublishers.ofString(rule)));
    }

    Answer endWatch(String rule) {
        return send(request("/alert-rules/" + rule).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private static Optional<Answer> trySend(HttpRequest request) {
        try {
            return Optional.of(
                    new Answer(request.method() + " " + request.uri(), HTTP.send(request, BodyHandlers.ofString())));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return new Answer(request.method() + " " + request.uri(), HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " was cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
