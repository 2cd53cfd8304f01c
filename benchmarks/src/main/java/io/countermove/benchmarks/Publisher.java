package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Publishes through the gateway, and reads there.
final class Publisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningSystem system;
    private final String key;

    Publisher(RunningSystem system) {
        this.system = system;
        this.key = system.publisherKey();
    }

    static byte[] announcement(long number) {
        ObjectNode node = AnnouncementWriter.write(Announcements.of(number, 0));
        return Json.canonical(node.put("id", id(number)));
    }

    /// Scattered, as derived ids are.
    static String id(long number) {
        return Long.toHexString(number * 0x9E3779B97F4A7C15L) + "-" + number;
    }

    /// The body of a bulk, a line for each announcement.
    static byte[] bulk(long first, int count) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            body.writeBytes(announcement(first + i));
            body.write('\n');
        }
        return body.toByteArray();
    }

    /// Sends a bulk as one stream, and returns when all of it is acknowledged.
    void publishAll(byte[] bulk, int count) {
        try {
            byte[] answer = send(HttpRequest.newBuilder(system.announcements())
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bulk)));
            String summary = new String(answer, StandardCharsets.UTF_8).lines().reduce("", (_, line) -> line);
            if (!summary.contains("\"published\":" + count + ",")) {
                throw new BenchFailure("not all was published: " + summary);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /// The receipt.
    byte[] publish(byte[] body) throws InterruptedException {
        return send(HttpRequest.newBuilder(system.announcements())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /// Whatever the answer is.
    HttpResponse<byte[]> tryPublish(byte[] body) throws InterruptedException, IOException {
        return client.send(
                HttpRequest.newBuilder(system.announcements())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    byte[] get(URI address) throws InterruptedException {
        return send(HttpRequest.newBuilder(address));
    }

    private byte[] send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = client.send(
                    request.header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new BenchFailure("the gateway answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
