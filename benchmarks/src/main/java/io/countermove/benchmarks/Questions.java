package io.countermove.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// P8: every metric through the gateway, one question after the other, each at another day of the world and every
/// other one as it was known at another time.
final class Questions {
    private static final int WARMING = 10;
    private static final int EACH = 100;
    private static final double MOST_MILLIS = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 2_500;
    private static final List<String> METRICS = List.of(
            "curbs-in-force",
            "activity?kind=model.released&bucket=week",
            "data-quality",
            "revenue-growth?entity=org:org-0",
            "cost-trend?property=parameters&frontier=record-high",
            "before-after?curb=policy:policy-0&kind=model.released&side=CN&control=US",
            "response-lag",
            "compute-scale",
            "frontier-gap?benchmark=epoch-capabilities-index",
            "self-reliance?jurisdiction=CN",
            "bursts?kind=model.released",
            "change-points?kind=model.released",
            "co-occurrence?entity=org:org-0");

    private final RunningSystem system;
    private final Publisher publisher;
    private final Progress progress;

    Questions(RunningSystem system, Publisher publisher, Progress progress) {
        this.system = system;
        this.publisher = publisher;
        this.progress = progress;
    }

    private record Asked(String metric, Samples latencies) {
        double p99() {
            return latencies.percentile(0.99);
        }
    }

    /// @param since when the system knew nothing yet
    /// @param size what the system holds, for the words
    List<Figure> run(Instant since, String size) {
        List<Asked> asked = new ArrayList<>();
        for (String metric : METRICS) {
            asked.add(ask(metric, since));
            progress.line("P8: %s: p50 %s, p99 %s, at most %s ms"
                    .formatted(
                            metric,
                            Samples.number(asked.getLast().latencies().median()),
                            Samples.number(asked.getLast().p99()),
                            Samples.number(asked.getLast().latencies().high())));
        }
        List<Figure> figures = new ArrayList<>();
        Asked slowest =
                asked.stream().max(Comparator.comparingDouble(Asked::p99)).orElseThrow();
        figures.add(Figure.limit(
                "P8", "any metric" + size + ", p99; the slowest", "ms", Samples.of(slowest.p99()), MOST_MILLIS));
        for (Asked each : asked) {
            figures.add(Figure.limit("P8", each.metric() + size + ", p99", "ms", Samples.of(each.p99()), MOST_MILLIS));
        }
        return figures;
    }

    private Asked ask(String metric, Instant since) {
        var random = new SplittableRandom(metric.hashCode());
        double[] millis = new double[EACH];
        try {
            for (int i = -WARMING; i < EACH; i++) {
                URI address = system.path(question(metric, i, since, random));
                long begin = System.nanoTime();
                publisher.get(address);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        return new Asked(metric, Samples.of(millis));
    }

    private static String question(String metric, int number, Instant since, SplittableRandom random) {
        String validAt = "validAt=" + FIRST_DAY.plusDays(random.nextInt(DAYS));
        long past = Instant.now().toEpochMilli() - since.toEpochMilli();
        String knownAt = number % 2 == 0 ? "" : "&knownAt=" + since.plusMillis(random.nextLong(past));
        return "/trends/" + metric + (metric.contains("?") ? "&" : "?") + validAt + knownAt;
    }
}
