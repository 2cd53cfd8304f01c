package io.countermove.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;

/// P5 and P8 in a system that holds much, and P9: both and P6 while it grows tenfold and tenfold again.
final class Grown implements AutoCloseable {
    private static final int SMALLEST = 10_000;
    private static final List<String> SERVICES = List.of("entities-service", "analytics-service", "postgres", "kafka");

    private final RunningSystem system;
    private final Progress progress;
    private final int runs;
    private final Numbers numbers = new Numbers();
    private final Instant since = Instant.now();

    Grown(Path folder, Progress progress, int runs) {
        this.progress = progress;
        this.runs = runs;
        progress.line("starting a system");
        system = new RunningSystem(folder.resolve("grown"));
        system.up("--empty");
    }

    static Set<Measure> measures() {
        return EnumSet.of(Measure.P5, Measure.P8, Measure.P9);
    }

    List<Figure> run(Set<Measure> measures, int size) {
        var log = new Log(system.bootstrapServers());
        log.createTopic(Log.BARE);
        List<Figure> figures = new ArrayList<>();
        try (var publisher = new Publisher(system);
                var producer = new KafkaProducer<byte[], byte[]>(log.producerSettings())) {
            boolean grows = measures.contains(Measure.P9);
            List<Integer> sizes = grows ? sizes(size) : List.of(size);
            var growth = new Growth(sizes);
            int held = 0;
            for (int next : sizes) {
                fill(log, publisher, next - held);
                held = next;
                String at = ", %,d held".formatted(next);
                if (grows || measures.contains(Measure.P5)) {
                    figures.addAll(new Reads(system, progress).run(at, runs, growth));
                }
                if (grows || measures.contains(Measure.P8)) {
                    figures.addAll(new Questions(system, publisher, progress).run(since, at));
                }
                if (grows) {
                    for (Figure fresh : new Freshness(system, publisher, producer, numbers, progress).run(runs)) {
                        growth.add(fresh.measure(), fresh.ours().median());
                        figures.add(fresh.of(at));
                    }
                    SERVICES.forEach(service -> figures.add(Figure.note(
                            "P9", "memory of " + service + at, "MiB", Samples.of(memory(system.process(service))))));
                }
            }
            figures.addAll(growth.figures());
        }
        return figures;
    }

    private static double memory(ProcessHandle process) {
        return Footprint.mebibytes(process)
                + process.descendants().mapToDouble(Footprint::mebibytes).sum();
    }

    private static List<Integer> sizes(int largest) {
        List<Integer> sizes = new ArrayList<>();
        for (int size = SMALLEST; size < largest; size *= 10) {
            sizes.add(size);
        }
        sizes.add(largest);
        return sizes;
    }

    /// Writes to the log, and returns when state and metrics have read it.
    private void fill(Log log, Publisher publisher, int records) {
        progress.line("writing " + records + " records to its log");
        log.write(numbers.take(records), records);
        long end = log.end(TopicNames.ANNOUNCEMENTS);
        Settled settled = new Settled(end).watch(() -> read(publisher), "state and metrics", progress);
        progress.line("state and metrics have read them: " + settled.pace());
    }

    /// How many records the one that is behind has read.
    private long read(Publisher publisher) {
        try {
            JsonNode sides = Json.read(publisher.get(system.path("/reconciliation")));
            return Math.min(
                    sides.at("/state/records/count").asLong(),
                    sides.at("/metrics/records/count").asLong());
        } catch (JsonProcessingException e) {
            throw new BenchFailure("The reconciliation cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        system.close();
    }
}
