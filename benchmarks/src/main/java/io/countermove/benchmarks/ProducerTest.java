package io.countermove.benchmarks;

import io.countermove.local.Home;
import io.countermove.local.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Kafka's own producer test in a JVM of its own, with our records: it sends the lines of a file, so headers and key
/// are
/// part of the line.
final class ProducerTest {
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");
    private static final int LINES = 20_000;

    private final Path folder;
    private final String bootstrapServers;

    ProducerTest(Path folder, String bootstrapServers) {
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        try (var out = Files.newOutputStream(folder.resolve("payload"))) {
            for (int i = 0; i < LINES; i++) {
                out.write(line(Log.record("any", i, 0, Instant.EPOCH)));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Records a second.
    double run(String topic, int records) {
        Path root = Home.current().root();
        List<String> command = ServiceProcess.jvm(128, 256);
        command.addAll(List.of(
                "-cp",
                root.resolve("benchmarks/target/peers") + "/*:" + root.resolve("deploy/local/target/kafka") + "/*",
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                topic,
                "--num-records",
                Integer.toString(records),
                "--throughput",
                "-1",
                "--payload-file",
                folder.resolve("payload").toString(),
                "--bootstrap-server",
                bootstrapServers,
                "--command-property",
                "acks=all",
                "enable.idempotence=true",
                "compression.type=lz4",
                "batch.size=65536",
                "linger.ms=5"));
        try (var child = Child.start(command, folder.resolve("producer-test.out"), root)) {
            Matcher said = RATE.matcher(child.await());
            double rate = Double.NaN;
            while (said.find()) {
                rate = Double.parseDouble(said.group(1));
            }
            return rate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] line(ProducerRecord<byte[], byte[]> logged) {
        var line = new ByteArrayOutputStream();
        line.writeBytes(logged.key());
        logged.headers().forEach(header -> {
            line.writeBytes(header.key().getBytes(StandardCharsets.UTF_8));
            line.writeBytes(header.value());
        });
        line.writeBytes(logged.value());
        return line.toByteArray();
    }
}
