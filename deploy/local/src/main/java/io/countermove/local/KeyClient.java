package io.countermove.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks the gateway for `/keys`, as the administrator.
final class KeyClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String keys;
    private final Secret admin;

    KeyClient(String address, Secret admin) {
        this.keys = address + "/api/v1/keys";
        this.admin = admin;
    }

    JsonNode create(Command.Key.Create create) {
        var key = JSON.createObjectNode().put("name", create.name()).put("role", create.role());
        if (!create.sources().isEmpty()) {
            create.sources().forEach(key.putArray("sources")::add);
        }
        if (create.official()) {
            key.put("official", true);
        }
        return answer(
                request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(key.toString())));
    }

    JsonNode list() {
        return answer(request("").GET());
    }

    JsonNode revoke(String id) {
        if (!id.matches("[0-9a-f]{16}")) {
            throw new LocalFailure(
                    "'" + id + "' is not the id of a key, 16 hexadecimal digits: ./countermove key list shows them.");
        }
        return answer(request("/" + id).DELETE());
    }

    private HttpRequest.Builder request(String below) {
        return HttpRequest.newBuilder(URI.create(keys + below))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + admin.text());
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new LocalFailure(body.path("detail").asText("The gateway answered " + response.statusCode()));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new LocalFailure("What answers at " + keys + " is not the gateway.", e);
        } catch (IOException e) {
            throw new LocalFailure("The gateway does not answer at " + keys + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
