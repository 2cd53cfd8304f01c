package io.countermove.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// How fast a counter rises once it is in its stride: from a tenth of its end to its end.
final class Settled {
    private static final double WARM = 0.1;
    private static final long POLL_MILLIS = 200;
    private static final long STUCK_NANOS = 120_000_000_000L;

    private final long end;
    private final List<Point> points = new ArrayList<>();

    Settled(long end) {
        this.end = end;
    }

    record Point(long nanos, long count) {}

    /// Notes the counter until it has reached the end.
    Settled watch(LongSupplier counter, String what, Progress progress) {
        long said = 0;
        long moved = System.nanoTime();
        while (true) {
            long count = counter.getAsLong();
            long now = System.nanoTime();
            if (points.isEmpty() || count > points.getLast().count()) {
                moved = now;
                add(new Point(now, count));
            }
            if (count >= end) {
                return this;
            }
            if (now - moved > STUCK_NANOS) {
                throw new BenchFailure(what + " stands still at " + count + " of " + end);
            }
            if (count * 10 / end > said) {
                said = count * 10 / end;
                progress.line("  %s: %d %% (%s/s)".formatted(what, said * 10, Samples.number(rate())));
            }
            pause();
        }
    }

    void add(Point point) {
        points.add(point);
    }

    /// A second.
    double rate() {
        Point last = points.getLast();
        Point first = points.stream()
                .filter(point -> point.count() >= end * WARM)
                .findFirst()
                .orElse(points.getFirst());
        long nanos = last.nanos() - first.nanos();
        return nanos == 0 ? Double.NaN : (last.count() - first.count()) * 1e9 / nanos;
    }

    /// A second, over the first and the last fifth of the way: whether it holds its pace.
    String pace() {
        return Samples.number(between(0.1, 0.3)) + "/s early, " + Samples.number(between(0.8, 1.0)) + "/s late";
    }

    /// The pace over the last fifth against that of the middle: of what is linear in its records they are alike.
    Figure linear(String measure) {
        return Figure.rate(
                "P10",
                measure + ", its last fifth",
                Samples.of(between(0.8, 1.0)),
                "from 30 % to 50 %",
                Samples.of(between(0.3, 0.5)),
                0.8);
    }

    private double between(double from, double to) {
        List<Point> part = points.stream()
                .filter(point -> point.count() >= end * from && point.count() <= end * to)
                .toList();
        if (part.size() < 2) {
            return Double.NaN;
        }
        Point first = part.getFirst();
        Point last = part.getLast();
        return (last.count() - first.count()) * 1e9 / (last.nanos() - first.nanos());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
