package io.countermove.gateway;

import io.countermove.local.KafkaProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The three services behind the gateway, played; a real broker with an empty log; and the keys of the tests.
public final class FakeServices implements QuarkusTestResourceLifecycleManager {

    public static final String PUBLISHER = "cm_publisher-of-the-tests";
    public static final String READER = "cm_reader-of-the-tests";
    public static final String ADMIN = "cm_admin-of-the-tests";

    public static final Vertx VERTX = Vertx.vertx();
    public static final FakeService EVENTS = new FakeService(VERTX);
    public static final FakeService ENTITIES = new FakeService(VERTX);
    public static final FakeService ANALYTICS = new FakeService(VERTX);

    private @Nullable KafkaProcess kafka;

    @Override
    public Map<String, String> start() {
        kafka = KafkaProcess.start(folder(), 0);
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("countermove.topics.partitions", "3"),
                Map.entry("countermove.gateway.events-url", EVENTS.url()),
                Map.entry("countermove.gateway.entities-url", ENTITIES.url()),
                Map.entry("countermove.gateway.analytics-url", ANALYTICS.url()),
                Map.entry("countermove.gateway.anonymous-reading", "true"),
                Map.entry("countermove.gateway.keys.local.role", "publisher"),
                Map.entry("countermove.gateway.keys.local.sha256", hex(PUBLISHER)),
                Map.entry("countermove.gateway.keys.local.sources", "urn:countermove:local,urn:countermove:desk"),
                Map.entry("countermove.gateway.keys.local.official", "true"),
                Map.entry("countermove.gateway.keys.eyes.role", "reader"),
                Map.entry("countermove.gateway.keys.eyes.sha256", hex(READER)),
                Map.entry("countermove.gateway.keys.root.role", "admin"),
                Map.entry("countermove.gateway.keys.root.sha256", hex(ADMIN)));
    }

    public static void reset() {
        List.of(EVENTS, ENTITIES, ANALYTICS).forEach(FakeService::reset);
    }

    /// Until the gateway has read which keys were issued: before that it cannot call one unknown.
    public static void awaitKeys() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (RestAssured.get("/q/health/ready").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the gateway has not read its keys in 30 seconds");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void stop() {
        List.of(EVENTS, ENTITIES, ANALYTICS).forEach(FakeService::close);
        if (kafka != null) {
            kafka.close();
        }
    }

    public static String hex(String key) {
        return Key.digest(key);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
