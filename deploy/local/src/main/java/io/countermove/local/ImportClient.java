package io.countermove.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Sends a file to `POST /imports` and passes on the lines of the answer.
final class ImportClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String imports;
    private final Secret key;

    ImportClient(String address, Secret key) {
        this.imports = address + "/api/v1/imports";
        this.key = key;
    }

    sealed interface Answer {}

    /// The import ran to its end.
    record Done(JsonNode summary) implements Answer {}

    /// The file was refused before anything was published.
    record Refused(JsonNode problem) implements Answer {}

    /// It stopped on its way; the same file again goes on.
    record Stopped(JsonNode problem) implements Answer {}

    /// @param lines takes each line but the last
    Answer send(Path file, Map<String, String> query, Consumer<JsonNode> lines) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(file, query), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader body =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                return response.statusCode() == 200
                        ? follow(body, lines)
                        : new Refused(problem(body.lines().collect(Collectors.joining("\n")), response.statusCode()));
            }
        } catch (FileNotFoundException e) {
            throw new LocalFailure(file + " cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new LocalFailure(
                    "The import broke off: the gateway does not answer at " + imports
                            + ". Load the file again to go on.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private HttpRequest request(Path file, Map<String, String> query) throws FileNotFoundException {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(imports + "?" + parameters))
                .header("Content-Type", "application/octet-stream")
                .header("Authorization", "Bearer " + key.text())
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
    }

    private static Answer follow(BufferedReader body, Consumer<JsonNode> lines) throws IOException {
        for (String line = body.readLine(); line != null; line = body.readLine()) {
            JsonNode said = JSON.readTree(line);
            if (said.has("summary")) {
                return new Done(said.path("summary"));
            }
            if (said.has("problem")) {
                JsonNode problem = said.path("problem");
                return problem.path("status").asInt() < 500 ? new Refused(problem) : new Stopped(problem);
            }
            lines.accept(said);
        }
        throw new IOException("the answer has no end");
    }

    private static JsonNode problem(String body, int status) {
        try {
            JsonNode problem = JSON.readTree(body);
            if (problem.has("title")) {
                return problem;
            }
        } catch (JsonProcessingException _) {
            // Not the gateway's own words: said below.
        }
        return JSON.createObjectNode()
                .put("title", "The gateway answered " + status)
                .put("detail", "");
    }

    @Override
    public void close() {
        client.close();
    }
}
