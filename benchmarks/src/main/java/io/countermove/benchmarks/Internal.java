package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Asks a service directly, as the gateway does.
final class Internal implements AutoCloseable {
    static final String SECRET = "the-measurements-own-secret-of-one-run";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// How many records the service says that it has read; 0 while it does not answer.
    long records(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/reconciliation"))
                .header("X-Countermove-Secret", SECRET)
                .header("X-Countermove-Principal", "reader/bench")
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = Json.read(response.body());
            return body.at("/records/count").asLong();
        } catch (ConnectException _) {
            return 0;
        } catch (IOException e) {
            throw new BenchFailure("The service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
