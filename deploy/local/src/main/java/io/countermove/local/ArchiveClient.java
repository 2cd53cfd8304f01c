package io.countermove.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Asks the gateway for the log, or sends it one, as the administrator. A file whose name ends in `.gz` is compressed.
final class ArchiveClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 256 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI log;
    private final Secret admin;

    ArchiveClient(String address, Secret admin) {
        this.log = URI.create(address + "/api/v1/log");
        this.admin = admin;
    }

    /// What was dumped, in a sentence. The file is there only when it is whole.
    String dump(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        HttpResponse<InputStream> response = send(request().GET());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(body, response.statusCode());
            }
            JsonNode last = copy(body, part);
            if (!last.has("manifest")) {
                throw new LocalFailure("The dump broke off; what came of it is in " + part + ".");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return "Dumped " + described(last.path("manifest")) + " to " + file + ".";
        } catch (IOException e) {
            throw new LocalFailure("The dump broke off: " + e.getMessage(), e);
        }
    }

    /// What was restored, in a sentence.
    String restore(Path file) {
        if (!Files.isReadable(file)) {
            throw new LocalFailure(file + " cannot be read.");
        }
        HttpResponse<InputStream> response = send(request()
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> open(file))));
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(body, response.statusCode());
            }
            return "Restored " + described(JSON.readTree(body)) + ".";
        } catch (IOException e) {
            throw new LocalFailure("The answer broke off: " + e.getMessage(), e);
        }
    }

    private static String described(JsonNode manifest) {
        return manifest.path("count").asLong() + " records (checksum "
                + manifest.path("checksum").asText() + ")";
    }

    /// Gives the last line.
    private static JsonNode copy(InputStream body, Path to) throws IOException {
        String last = "{}";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), BUFFER);
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(compressed(to, Files.newOutputStream(to)), StandardCharsets.UTF_8),
                        BUFFER)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.append(line).append('\n');
                last = line;
            }
        }
        return JSON.readTree(last);
    }

    private static OutputStream compressed(Path file, OutputStream out) throws IOException {
        return file.toString().endsWith(".gz.part") ? new GZIPOutputStream(out, BUFFER) : out;
    }

    private static InputStream open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(log).header("Authorization", "Bearer " + admin.text());
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new LocalFailure("The gateway does not answer at " + log + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static LocalFailure refused(InputStream body, int status) throws IOException {
        String text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                .lines()
                .collect(Collectors.joining("\n"));
        try {
            return new LocalFailure(JSON.readTree(text).path("detail").asText("The gateway answered " + status));
        } catch (JsonProcessingException e) {
            return new LocalFailure("The gateway answered " + status, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
