package io.countermove.gateway.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// The public keys of the issuer, fetched in the background: nobody who asks waits for the issuer, and while it is away
/// the keys that were fetched stay good.
final class IssuerKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI issuer;
    private final OidcSettings settings;
    private final LinkedBlockingQueue<Boolean> wishes = new LinkedBlockingQueue<>(1);
    private final Thread thread;
    private volatile List<JsonWebKey> keys = List.of();
    private volatile long fetchedAt;

    IssuerKeys(URI issuer, OidcSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("oidc-keys").start(this::run);
    }

    /// Empty before the first answer of the issuer.
    List<JsonWebKey> keys() {
        return keys;
    }

    /// Fetches anew, but not again and again for tokens that nobody signed. False when that was done a moment ago.
    boolean wish() {
        return System.nanoTime() - fetchedAt > PAUSE.toNanos() && (wishes.offer(true) || !wishes.isEmpty());
    }

    private void run() {
        try {
            while (true) {
                boolean fetched = fetch();
                Duration wait = fetched ? settings.refresh() : PAUSE;
                wishes.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            LOG.debug("oidc: stopped");
        }
    }

    private boolean fetch() throws InterruptedException {
        try {
            URI at = settings.jwksUrl().isPresent() ? settings.jwksUrl().get() : discovered();
            List<JsonWebKey> found = new JsonWebKeySet(get(at)).getJsonWebKeys();
            if (!found.equals(keys)) {
                LOG.infof("oidc: issuer=%s keys=%d", issuer, found.size());
            }
            keys = List.copyOf(found);
            return true;
        } catch (IOException | JoseException | IllegalArgumentException e) {
            LOG.warnf("oidc: issuer=%s does not give its keys: %s", issuer, e.getMessage());
            return false;
        } finally {
            fetchedAt = System.nanoTime();
        }
    }

    private URI discovered() throws IOException, InterruptedException {
        String base = issuer.toString().replaceFirst("/$", "");
        JsonNode said = JSON.readTree(get(URI.create(base + "/.well-known/openid-configuration")));
        if (!issuer.toString().equals(said.path("issuer").asText())) {
            throw new IOException("it calls itself " + said.path("issuer").asText());
        }
        return URI.create(said.path("jwks_uri").asText());
    }

    private String get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answered " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
