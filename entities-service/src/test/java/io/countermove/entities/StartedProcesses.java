package io.countermove.entities;

import io.countermove.local.KafkaProcess;
import io.countermove.local.PostgresProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The real Kafka and the real PostgreSQL, empty.
public final class StartedProcesses implements QuarkusTestResourceLifecycleManager {
    private @Nullable KafkaProcess kafka;
    private @Nullable PostgresProcess postgres;

    @Override
    public Map<String, String> start() {
        var folder = Path.of("target", "processes").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            folder = Files.createTempDirectory(folder, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka = KafkaProcess.start(folder.resolve("kafka"), 0);
        postgres = PostgresProcess.start(folder.resolve("postgres"), 0);
        CommittedOffsets.prepare(kafka.bootstrapServers());
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.username(),
                "quarkus.datasource.password", postgres.password());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
