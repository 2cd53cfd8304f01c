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

/// Asks the gateway whether what was published has arrived.
final class GatewayClient implements AutoCloseable {
    private static final Duration APPLIED_POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI reconciliation;

    GatewayClient(String address) {
        this.reconciliation = URI.create(address + "/api/v1/reconciliation");
    }

    /// Waits until state and metrics hold what was published, so that the first question finds it. False when they do
    /// not yet.
    boolean awaitApplied(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long asked = System.nanoTime();
            if (agrees()) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            // Answering costs what the readers lack meanwhile: most of the time is theirs.
            Duration answering = Duration.ofNanos(System.nanoTime() - asked);
            Waiting.pause(APPLIED_POLL.plus(answering.multipliedBy(4)));
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
