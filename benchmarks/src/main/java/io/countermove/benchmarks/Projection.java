package io.countermove.benchmarks;

import io.countermove.contracts.topic.TopicNames;
import io.countermove.local.KafkaProcess;
import io.countermove.local.PostgresProcess;
import io.countermove.local.ServiceProcess;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// P3: a prepared log into PostgreSQL by the entities-service alone, against the same rows in bare upserts.
final class Projection {
    private static final String MODULE = "entities-service";

    private final Path folder;
    private final Progress progress;

    Projection(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    List<Figure> run(int records) {
        Path own = Folder.empty(folder.resolve("projection"));
        progress.line("P3: writing a log of " + records + " records");
        try (var kafka = KafkaProcess.start(own.resolve("kafka"), 0);
                var postgres = PostgresProcess.start(own.resolve("postgres"), 0)) {
            var log = new Log(kafka.bootstrapServers());
            log.createTopic(TopicNames.ANNOUNCEMENTS);
            log.write(0, records);
            Settled ours = project(own, kafka, postgres, records);
            progress.line("P3: the projection went " + ours.pace() + "; now the bare upserts");
            Settled bare = upsert(postgres, records);
            progress.line("P3: the bare upserts went " + bare.pace());
            return List.of(
                    Figure.rate(
                            "P3",
                            "projection, " + records + " records",
                            Samples.of(ours.rate()),
                            "bare unnest upserts",
                            Samples.of(bare.rate()),
                            0.5),
                    ours.linear("rebuild of the state"));
        }
    }

    private Settled project(Path own, KafkaProcess kafka, PostgresProcess postgres, int records) {
        var settings = Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "countermove.internal.secret", Internal.SECRET,
                "countermove.topics.replication", "1",
                "countermove.projection.instance", "entities-bench",
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.username(),
                "quarkus.datasource.password", postgres.password());
        progress.line("P3: starting the entities-service on it");
        try (var service = ServiceProcess.start(MODULE, own, settings)) {
            progress.line("P3: pid " + service.pid() + ", database " + postgres.jdbcUrl());
            return new Settled(records).watch(applied(postgres, service), "projection", progress);
        }
    }

    /// The offsets that the database says are applied; 0 before there are any.
    private static LongSupplier applied(PostgresProcess postgres, ServiceProcess service) {
        return () -> {
            if (!service.isAlive()) {
                throw new BenchFailure("The entities-service ended:\n" + service.log());
            }
            try (var connection =
                            DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT to_regclass('state_1.applied') IS NOT NULL")) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    return 0;
                }
                try (var sum = statement.executeQuery("SELECT coalesce(sum(next_offset), 0) FROM state_1.applied")) {
                    sum.next();
                    return sum.getLong(1);
                }
            } catch (SQLException e) {
                throw new BenchFailure("The database does not answer", e);
            }
        };
    }

    private Settled upsert(PostgresProcess postgres, int records) {
        try (var peer = new UnnestPeer(postgres.jdbcUrl(), postgres.username(), postgres.password())) {
            return peer.run(records, progress);
        } catch (SQLException e) {
            throw new BenchFailure("The bare upserts failed: " + e.getMessage(), e);
        }
    }
}
