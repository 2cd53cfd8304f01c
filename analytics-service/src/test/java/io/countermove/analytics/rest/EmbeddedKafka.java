package io.countermove.analytics.rest;

import io.countermove.local.KafkaProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real broker and an empty state, for the tests of one class.
public class EmbeddedKafka implements QuarkusTestResourceLifecycleManager {

    private @Nullable KafkaProcess kafka;

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "kafka-")
                    .toAbsolutePath();
            kafka = KafkaProcess.start(folder.resolve("kafka"), 0);
            return Map.of(
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "kafka-streams.state.dir", folder.resolve("streams").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
