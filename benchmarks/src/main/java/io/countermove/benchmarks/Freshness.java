package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// P6: how soon what is acknowledged is visible through the gateway, in state and in metrics.
final class Freshness {
    private static final int PER_SECOND = 100;
    private static final int SECONDS = 15;
    private static final int COLD_RUNS = 8;

    private final RunningSystem system;
    private final Publisher publisher;
    private final Producer<byte[], byte[]> producer;
    private final Numbers numbers;
    private final Progress progress;

    Freshness(
            RunningSystem system,
            Publisher publisher,
            Producer<byte[], byte[]> producer,
            Numbers numbers,
            Progress progress) {
        this.system = system;
        this.publisher = publisher;
        this.producer = producer;
        this.numbers = numbers;
        this.progress = progress;
    }

    List<Figure> run(int runs) {
        var state = new Latencies();
        var metrics = new Latencies();
        var kafka = new Latencies();
        for (int run = 0; run < COLD_RUNS; run++) {
            var coldState = new Latencies();
            var coldMetrics = new Latencies();
            fresh(coldState, coldMetrics);
            progress.line("P6: state " + coldState.last() + ", metrics " + coldMetrics.last()
                    + ", not counted: the code is still being compiled");
        }
        for (int run = 0; run < runs; run++) {
            fresh(state, metrics);
            kafka.add(endToEnd());
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
    private void fresh(Latencies state, Latencies metrics) {
        int count = PER_SECOND * SECONDS;
        long first = numbers.take(count);
        double[] inState = never(count);
        double[] inMetrics = never(count);
        var failed = new AtomicReference<>("");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenLoop.run(PER_SECOND, count, number -> {
                JsonNode receipt = Json.read(publisher.publish(Publisher.announcement(first + number)));
                long acknowledged = System.nanoTime();
                String position = "atLeast=" + receipt.path("position").asText();
                var seen = threads.submit(() -> {
                    publisher.get(
                            system.path("/announcements/" + receipt.path("id").asText() + "?" + position));
                    return System.nanoTime() - acknowledged;
                });
                try {
                    publisher.get(system.path("/trends/curbs-in-force?" + position));
                    inMetrics[number] = (System.nanoTime() - acknowledged) / 1e6;
                    inState[number] = seen.get() / 1e6;
                    return acknowledged;
                } catch (BenchFailure | ExecutionException e) {
                    failed.compareAndSet("", String.valueOf(e.getMessage()));
                    throw e;
                }
            });
        }
        if (!failed.get().isEmpty()) {
            progress.line("P6: the first that failed: " + failed.get());
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
    private Samples endToEnd() {
        int count = PER_SECOND * SECONDS;
        var sent = new ConcurrentHashMap<String, Long>();
        var latencies = Collections.synchronizedList(new ArrayList<Double>());
        var settings = Map.<String, Object>of(
                "bootstrap.servers", system.bootstrapServers(),
                "key.deserializer", ByteArrayDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partitions = IntStream.range(0, Log.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Log.BARE, partition))
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
            long first = numbers.take(count);
            OpenLoop.run(PER_SECOND, count, number -> {
                var record = Log.record(Log.BARE, first + number, 0, Instant.EPOCH);
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
}
