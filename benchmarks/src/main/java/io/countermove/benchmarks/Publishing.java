package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// P1, P2, P6 and P11, in one running system: what publishing through the gateway costs, and how soon it is visible.
final class Publishing implements AutoCloseable {
    private static final int BULK = 50_000;
    private static final int SINGLES_PER_SECOND = 200;
    private static final int FRESH_PER_SECOND = 100;
    private static final int SECONDS = 15;
    private static final int COLD_RUNS = 5;
    private static final int WARMING = 2_000;
    private static final String BARE = "bench.bare";

    private final RunningSystem system;
    private final Path folder;
    private final Progress progress;
    private final int runs;
    private long next;

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
        log.createTopic(BARE);
        List<Figure> figures = new ArrayList<>();
        try (var publisher = new Publisher(system);
                var producer = new KafkaProducer<byte[], byte[]>(log.producerSettings())) {
            warm(publisher);
            if (measures.contains(Measure.P6)) {
                figures.addAll(freshness(publisher, producer));
            }
            if (measures.contains(Measure.P2)) {
                figures.addAll(singles(publisher, producer));
            }
            if (measures.contains(Measure.P11)) {
                figures.addAll(new Overload(system, publisher, log, progress).run(numbers(Overload.count())));
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
            long first = numbers(WARMING);
            for (long number = first; number < next; number++) {
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
            peer.add(test.run(BARE, count * 4));
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
        byte[] body = Publisher.bulk(numbers(count), count);
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
            long first = numbers(count);
            ours.add(singles(publisher, count));
            bare.add(OpenLoop.run(SINGLES_PER_SECOND, count, number -> {
                producer.send(Log.record(BARE, first + number, 0, Instant.EPOCH))
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
                new Figure(
                        "P2",
                        "single publish at 200/s, p99",
                        "ms",
                        p99,
                        "bare produce and wait",
                        bareP99,
                        "≤ 8 ×",
                        Verdict.of(p99.median() <= 8 * bareP99.median())));
    }

    private Samples singles(Publisher publisher, int count) {
        long first = numbers(count);
        return OpenLoop.run(SINGLES_PER_SECOND, count, number -> {
            publisher.publish(Publisher.announcement(first + number));
            return System.nanoTime();
        });
    }

    private List<Figure> freshness(Publisher publisher, Producer<byte[], byte[]> producer) {
        var state = new Latencies();
        var metrics = new Latencies();
        var kafka = new Latencies();
        for (int run = 0; run < runs; run++) {
            fresh(publisher, state, metrics);
            kafka.add(endToEnd(producer));
            progress.line("P6: state " + state.last() + ", metrics " + metrics.last() + ", Kafka " + kafka.last());
        }
        String beside = "Kafka end to end";
        return List.of(
                visible("state, p50", state.percentile(0.5), 20).beside(beside, kafka.percentile(0.5)),
                visible("state, p99", state.percentile(0.99), 120).beside(beside, kafka.percentile(0.99)),
                visible("metrics, p50", metrics.percentile(0.5), 120).beside(beside, kafka.percentile(0.5)),
                visible("metrics, p99", metrics.percentile(0.99), 350).beside(beside, kafka.percentile(0.99)));
    }

    private static Figure visible(String where, Samples ours, double limit) {
        return Figure.limit("P6", "acknowledged until visible in " + where, "ms", ours, limit);
    }

    /// From the acknowledgement until an answer that includes the announcement's position.
    private void fresh(Publisher publisher, Latencies state, Latencies metrics) {
        int count = FRESH_PER_SECOND * SECONDS;
        long first = numbers(count);
        double[] inState = never(count);
        double[] inMetrics = never(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenLoop.run(FRESH_PER_SECOND, count, number -> {
                JsonNode receipt = Json.read(publisher.publish(Publisher.announcement(first + number)));
                long acknowledged = System.nanoTime();
                String position = "atLeast=" + receipt.path("position").asText();
                var seen = threads.submit(() -> {
                    publisher.get(
                            system.path("/announcements/" + receipt.path("id").asText() + "?" + position));
                    return System.nanoTime() - acknowledged;
                });
                publisher.get(system.path("/trends/curbs-in-force?" + position));
                inMetrics[number] = (System.nanoTime() - acknowledged) / 1e6;
                inState[number] = seen.get() / 1e6;
                return acknowledged;
            });
        }
        state.add(settled(inState));
        metrics.add(settled(inMetrics));
    }

    private static double[] never(int count) {
        double[] latencies = new double[count];
        Arrays.fill(latencies, Double.POSITIVE_INFINITY);
        return latencies;
    }

    private static Samples settled(double[] latencies) {
        return Samples.of(IntStream.range(latencies.length / 10, latencies.length)
                .mapToDouble(i -> latencies[i])
                .toArray());
    }

    /// From sending until a consumer has it.
    private Samples endToEnd(Producer<byte[], byte[]> producer) {
        int count = FRESH_PER_SECOND * SECONDS;
        var sent = new ConcurrentHashMap<String, Long>();
        var latencies = Collections.synchronizedList(new ArrayList<Double>());
        var settings = Map.<String, Object>of(
                "bootstrap.servers", system.bootstrapServers(),
                "key.deserializer", ByteArrayDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partitions = IntStream.range(0, Log.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(BARE, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            var reading = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        for (var record : consumer.poll(Duration.ofSeconds(1))) {
                            Long at = sent.get(new String(record.key(), StandardCharsets.UTF_8));
                            if (at != null) {
                                latencies.add((System.nanoTime() - at) / 1e6);
                            }
                        }
                    }
                } catch (WakeupException _) {
                    // All have been sent.
                }
            });
            long first = numbers(count);
            OpenLoop.run(FRESH_PER_SECOND, count, number -> {
                var record = Log.record(BARE, first + number, 0, Instant.EPOCH);
                sent.put(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
                producer.send(record).get();
                return System.nanoTime();
            });
            consumer.wakeup();
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        return new Samples(latencies);
    }

    private long numbers(int count) {
        long first = next;
        next += count;
        return first;
    }

    @Override
    public void close() {
        system.close();
    }
}
