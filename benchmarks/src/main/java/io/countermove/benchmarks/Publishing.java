package io.countermove.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/// P1, P2, P6 and P11, in one running system: what publishing through the gateway costs, and how soon it is visible.
final class Publishing implements AutoCloseable {
    private static final int BULK = 50_000;
    private static final int SINGLES_PER_SECOND = 200;
    private static final int SECONDS = 15;
    private static final int COLD_RUNS = 5;
    private static final int WARMING = 2_000;

    private final RunningSystem system;
    private final Path folder;
    private final Progress progress;
    private final int runs;
    private final Numbers numbers = new Numbers();

    Publishing(Path folder, Progress progress, int runs) {
        this.folder = folder.resolve("publishing");
        this.progress = progress;
        this.runs = runs;
        progress.line("starting a system");
        system = new RunningSystem(this.folder);
        system.up("--empty");
    }

    /// The measures that are asked of a running system; those that fill it come last.
    static Set<Measure> measures() {
        return EnumSet.of(Measure.P1, Measure.P2, Measure.P6, Measure.P11);
    }

    List<Figure> run(Set<Measure> measures, int bulk) {
        var log = new Log(system.bootstrapServers());
        log.createTopic(Log.BARE);
        List<Figure> figures = new ArrayList<>();
        try (var publisher = new Publisher(system);
                var producer = new KafkaProducer<byte[], byte[]>(log.producerSettings())) {
            warm(publisher);
            if (measures.contains(Measure.P6)) {
                figures.addAll(new Freshness(system, publisher, producer, numbers, progress).run(runs));
            }
            if (measures.contains(Measure.P2)) {
                figures.addAll(singles(publisher, producer));
            }
            if (measures.contains(Measure.P11)) {
                figures.addAll(new Overload(system, publisher, log, progress).run(numbers.take(Overload.count())));
            }
            if (measures.contains(Measure.P1)) {
                figures.addAll(bulk(publisher, bulk));
            }
        }
        return figures;
    }

    /// One after the other: a system that has just started is not what is measured.
    private void warm(Publisher publisher) {
        progress.line("warming it with " + WARMING + " announcements");
        try {
            long first = numbers.take(WARMING);
            for (long number = first; number < first + WARMING; number++) {
                publisher.publish(Publisher.announcement(number));
            }
            publisher.get(system.path("/trends/curbs-in-force"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    static int defaultBulk() {
        return BULK;
    }

    private List<Figure> bulk(Publisher publisher, int count) {
        List<Double> together = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            together.add(bulkRun(publisher, count));
            progress.line("P1: " + Samples.number(together.getLast()) + "/s while state and metrics read along");
        }
        // The producer test has nobody reading along.
        system.stop("entities-service");
        system.stop("analytics-service");
        var test = new ProducerTest(folder, system.bootstrapServers());
        List<Double> alone = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            alone.add(bulkRun(publisher, count));
            peer.add(test.run(Log.BARE, count * 4));
            progress.line("P1: " + Samples.number(alone.getLast()) + "/s alone, producer test "
                    + Samples.number(peer.getLast()) + "/s");
        }
        return List.of(
                Figure.rate(
                        "P1",
                        "bulk ingest, " + count + " in one stream",
                        new Samples(alone),
                        "Kafka's producer test",
                        new Samples(peer),
                        0.4),
                Figure.note("P1", "the same while state and metrics read along", "/s", new Samples(together))
                        .beside("Kafka's producer test", new Samples(peer)));
    }

    private double bulkRun(Publisher publisher, int count) {
        byte[] body = Publisher.bulk(numbers.take(count), count);
        long begin = System.nanoTime();
        publisher.publishAll(body, count);
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private List<Figure> singles(Publisher publisher, Producer<byte[], byte[]> producer) {
        var ours = new Latencies();
        var bare = new Latencies();
        int count = SINGLES_PER_SECOND * SECONDS;
        var cold = new Latencies();
        for (int run = 0; run < COLD_RUNS; run++) {
            cold.add(singles(publisher, count));
            progress.line("P2: " + cold.last() + ", not counted: the code is still being compiled");
        }
        for (int run = 0; run < runs; run++) {
            long first = numbers.take(count);
            ours.add(singles(publisher, count));
            bare.add(OpenLoop.run(SINGLES_PER_SECOND, count, number -> {
                producer.send(Log.record(Log.BARE, first + number, 0, Instant.EPOCH))
                        .get();
                return System.nanoTime();
            }));
            progress.line("P2: " + ours.last() + ", bare " + bare.last());
        }
        Samples p99 = ours.percentile(0.99);
        Samples bareP99 = bare.percentile(0.99);
        return List.of(
                Figure.limit("P2", "single publish at 200/s, p50", "ms", ours.percentile(0.5), 4)
                        .beside("bare produce and wait", bare.percentile(0.5)),
                Figure.times("P2", "single publish at 200/s, p99", "ms", p99, "bare produce and wait", bareP99, 8));
    }

    private Samples singles(Publisher publisher, int count) {
        long first = numbers.take(count);
        return OpenLoop.run(SINGLES_PER_SECOND, count, number -> {
            publisher.publish(Publisher.announcement(first + number));
            return System.nanoTime();
        });
    }

    @Override
    public void close() {
        system.close();
    }
}
