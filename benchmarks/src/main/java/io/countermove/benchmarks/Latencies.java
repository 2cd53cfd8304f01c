package io.countermove.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// The latencies of several runs, in milliseconds.
final class Latencies {
    private final List<Samples> runs = new ArrayList<>();

    void add(Samples run) {
        runs.add(run);
    }

    /// One percentile of each run.
    Samples percentile(double part) {
        return new Samples(runs.stream().map(run -> run.percentile(part)).toList());
    }

    String last() {
        Samples run = runs.getLast();
        long failed = run.values().stream().filter(value -> value.isInfinite()).count();
        return "p50 %s p99 %s ms".formatted(Samples.number(run.percentile(0.5)), Samples.number(run.percentile(0.99)))
                + (failed == 0
                        ? ""
                        : ", %d of %d failed".formatted(failed, run.values().size()));
    }
}
