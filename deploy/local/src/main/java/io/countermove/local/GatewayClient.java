package io.countermove.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Publishes through the gateway as any publisher does.
final class GatewayClient implements AutoCloseable {
    private static final Duration APPLIED_POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ATTEMPTS = 10;
    private static final long LONGEST_WAIT_SECONDS = 15;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI announcements;
    private final URI reconciliation;
    private final Secret key;

    GatewayClient(String address, Secret key) {
        this.announcements = URI.create(address + "/api/v1/announcements");
        this.reconciliation = URI.create(address + "/api/v1/reconciliation");
        this.key = key;
    }

    /// Waits until state and metrics hold what was published, so that the first question finds it.
    void awaitApplied(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!agrees() && System.nanoTime() < end) {
            Waiting.pause(APPLIED_POLL);
        }
    }

    private boolean agrees() {
        HttpRequest request = HttpRequest.newBuilder(reconciliation)
                .timeout(Duration.ofSeconds(10))
                .build();
        return parse(answer(request, "What was published may not be visible yet")
                        .body())
                .path("agrees")
                .asBoolean();
    }

    sealed interface Answer {}

    /// @param receipts one for each announcement
    record Accepted(JsonNode receipts) implements Answer {}

    /// @param problem an RFC 9457 document
    record Refused(JsonNode problem) implements Answer {}

    /// Publishes a JSON array. A gateway that is away or saturated is asked again: the same events again are
    /// duplicates.
    ///
    /// @param line where the array begins in its file, for the message when it cannot be published
    Answer publish(String array, long line) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = send(array, line);
            int status = response.statusCode();
            JsonNode body = parse(response.body());
            if (status == 200 || status == 201 || status == 202) {
                return new Accepted(body);
            }
            if (status == 400 || status == 409 || status == 413 || status == 422) {
                return new Refused(body);
            }
            boolean mayPass = status == 429 || status == 503;
            if (!mayPass || attempt == MOST_ATTEMPTS) {
                throw new LocalFailure("Stopped before line " + line + ": the gateway answered " + status + ", "
                        + body.path("detail").asText(body.path("title").asText(response.body()))
                        + ". What came before is published; load the file again to go on.");
            }
            Waiting.pause(Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, retryAfter(response))));
        }
    }

    private HttpResponse<String> send(String array, long line) {
        HttpRequest request = HttpRequest.newBuilder(announcements)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key.text())
                .POST(HttpRequest.BodyPublishers.ofString(array))
                .build();
        return answer(request, "Stopped before line " + line + ": load the file again to go on");
    }

    private HttpResponse<String> answer(HttpRequest request, String doing) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalFailure(doing + ". The gateway does not answer at " + request.uri() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static long retryAfter(HttpResponse<String> response) {
        try {
            return Long.parseLong(response.headers().firstValue("Retry-After").orElse("1"));
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
