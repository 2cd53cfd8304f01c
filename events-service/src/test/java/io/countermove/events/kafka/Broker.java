package io.countermove.events.kafka;

import io.countermove.local.KafkaProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real broker with an empty log for the tests of this module.
public final class Broker implements QuarkusTestResourceLifecycleManager {
    private @Nullable KafkaProcess kafka;

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "kafka");
            kafka = KafkaProcess.start(folder, 0);
            return Map.of(
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "test.kafka.folder", folder.toAbsolutePath().toString(),
                    "test.kafka.port", Integer.toString(kafka.port()),
                    "test.kafka.pid", Long.toString(kafka.pid()));
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
