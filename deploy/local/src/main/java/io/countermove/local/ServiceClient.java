package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/// The routes of a service that only the deployment itself may call.
record ServiceClient(int port, Secret secret, int timeoutMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int HASTE_MILLIS = 3_000;

    ServiceClient(int port, Secret secret) {
        this(port, secret, TIMEOUT_MILLIS);
    }

    /// The same for whoever has other things to do.
    ServiceClient inHaste() {
        return new ServiceClient(port, secret, HASTE_MILLIS);
    }

    /// Counts, checksums and position; empty while the service does not answer.
    Optional<JsonNode> findReconciliation() {
        try {
            HttpURLConnection connection = open("/internal/reconciliation");
            if (connection.getResponseCode() != 200) {
                return Optional.empty();
            }
            try (var body = connection.getInputStream()) {
                return Optional.of(JSON.readTree(body));
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// How many records of the log it has read, or, the intake, written.
    Optional<Long> findRecords() {
        return findReconciliation().map(answer -> answer.at("/records/count").asLong());
    }

    /// Whether another version of the service's projection is dropped now.
    boolean drop(int version) {
        try {
            HttpURLConnection connection = open("/internal/projections/" + version);
            connection.setRequestMethod("DELETE");
            int status = connection.getResponseCode();
            return status == 200 || status == 204;
        } catch (IOException _) {
            return false;
        }
    }

    /// Asked of the gateway: whether it asks a service at another port from now on.
    boolean move(Projection projection, int to) {
        try {
            HttpURLConnection connection = open("/internal/services/" + projection.upstream() + "?port=" + to);
            connection.setRequestMethod("PUT");
            return connection.getResponseCode() == 204;
        } catch (IOException _) {
            return false;
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestProperty("X-Countermove-Secret", secret.text());
        return connection;
    }
}
