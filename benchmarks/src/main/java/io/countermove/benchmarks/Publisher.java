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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Publishes through the gateway, and reads there.
final class Publisher implements AutoCloseable {
    private static final int IN_ARRAY = 1_000;
    private static final int IN_FLIGHT = 4;

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
        return Json.canonical(node.put("id", Long.toHexString(number * 0x9E3779B97F4A7C15L) + "-" + number));
    }

    /// The bodies of a bulk. With `publishAll` the place to change when the gateway takes a stream of lines: today it
    /// takes arrays of 1,000, of which several are in flight.
    static List<byte[]> bulk(long first, int count) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < count; from += IN_ARRAY) {
            var body = new ByteArrayOutputStream();
            body.write('[');
            for (int i = from; i < Math.min(from + IN_ARRAY, count); i++) {
                if (i > from) {
                    body.write(',');
                }
                body.writeBytes(announcement(first + i));
            }
            body.write(']');
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    /// Sends the bodies of a bulk, and returns when all are acknowledged.
    void publishAll(List<byte[]> bulk) {
        try (var threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<byte[]>> answers = bulk.stream()
                    .map(body -> threads.submit(() -> publish(body)))
                    .toList();
            for (Future<byte[]> answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("publishing failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /// The receipt, or the receipts.
    byte[] publish(byte[] body) throws InterruptedException {
        return send(HttpRequest.newBuilder(system.announcements())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
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
