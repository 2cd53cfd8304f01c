package io.countermove.benchmarks;

import io.countermove.contracts.topic.TopicNames;
import io.countermove.local.Home;
import io.countermove.local.KafkaProcess;
import io.countermove.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;

/// P4: a prepared log into metrics by the analytics-service alone, against a trivial count of the same log.
final class Metrics {
    private static final String COUNTS = "bench.counts";

    private final Path folder;
    private final Progress progress;

    Metrics(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    List<Figure> run(int records) {
        Path own = Folder.empty(folder.resolve("metrics"));
        progress.line("P4: writing a log of " + records + " records");
        try (var kafka = KafkaProcess.start(own.resolve("kafka"), 0)) {
            var log = new Log(kafka.bootstrapServers());
            log.createTopic(TopicNames.ANNOUNCEMENTS);
            log.createTopic(COUNTS);
            log.write(0, records);
            Settled count = count(own, kafka, records);
            progress.line("P4: the count went " + count.pace());
            Settled ours = fold(own, kafka, records);
            progress.line("P4: the metrics went " + ours.pace());
            return List.of(
                    Figure.rate(
                            "P4",
                            "metrics, " + records + " records",
                            Samples.of(ours.rate()),
                            "trivial Streams count",
                            Samples.of(count.rate()),
                            0.5),
                    ours.linear("rebuild of the metrics"));
        }
    }

    private Settled fold(Path own, KafkaProcess kafka, int records) {
        var settings = Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "countermove.internal.secret",
                Internal.SECRET,
                "countermove.topics.replication",
                "1",
                "kafka-streams.replication.factor",
                "1",
                "kafka-streams.state.dir",
                own.resolve("streams").toString());
        progress.line("P4: starting the analytics-service on it");
        try (var service = ServiceProcess.start("analytics-service", own, settings);
                var internal = new Internal()) {
            progress.line("P4: pid " + service.pid());
            LongSupplier read = () -> {
                if (!service.isAlive()) {
                    throw new BenchFailure("The analytics-service ended:\n" + service.log());
                }
                return internal.records(service.port());
            };
            return new Settled(records).watch(read, "metrics", progress);
        }
    }

    private Settled count(Path own, KafkaProcess kafka, int records) {
        List<String> command = ServiceProcess.jvm(128, 1536);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CountPeer.class.getName(),
                kafka.bootstrapServers(),
                TopicNames.ANNOUNCEMENTS,
                COUNTS,
                own.resolve("count").toString()));
        progress.line("P4: starting the count on it");
        try (var peer = Child.start(
                        command, own.resolve("count.out"), Home.current().root());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return new Settled(records).watch(() -> committed(admin, peer), "count", progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long committed(Admin admin, Child peer) {
        peer.requireAlive();
        try {
            return admin
                    .listConsumerGroupOffsets(CountPeer.APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(committed -> committed == null ? 0 : committed.offset())
                    .sum();
        } catch (ExecutionException _) {
            // No such group yet.
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
