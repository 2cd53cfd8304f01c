package io.countermove.benchmarks;

import io.countermove.contracts.topic.TopicNames;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// P11: ten times the rate of P2 for a minute. What is let in must stay quick, what is not must be told so at once,
/// memory must not grow, and everything that was acknowledged must be on the log. The client stands on the same cores
/// and would drown in its own connections: what is due while as many as it can hold are under way is not sent, and
/// counted.
final class Overload {
    private static final int PER_SECOND = 200;
    private static final int TIMES = 10;
    private static final int CALM_SECONDS = 15;
    private static final int SECONDS = 60;
    private static final int MOST_UNDER_WAY = 1_000;
    private static final List<String> PROCESSES = List.of("events-service", "gateway");

    private final RunningSystem system;
    private final Publisher publisher;
    private final Log log;
    private final Progress progress;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Double> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger otherwise = new AtomicInteger();
    private final AtomicInteger unsent = new AtomicInteger();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

    Overload(RunningSystem system, Publisher publisher, Log log, Progress progress) {
        this.system = system;
        this.publisher = publisher;
        this.log = log;
        this.progress = progress;
    }

    /// @param first the first of as many numbers of announcements as [#count] says
    List<Figure> run(long first) {
        publish(PER_SECOND, CALM_SECONDS, first);
        double calm = Samples.of(values(accepted)).percentile(0.99);
        clear();
        double before = memory();
        long crowd = first + (long) PER_SECOND * CALM_SECONDS;
        publish(PER_SECOND * TIMES, SECONDS, crowd);
        double after = memory();
        long drained = System.nanoTime();
        publishOne(first + count() - 1, System.nanoTime());
        double drain = (System.nanoTime() - drained) / 1e6;
        Set<String> lost = ConcurrentHashMap.newKeySet();
        lost.addAll(acknowledged);
        lost.removeAll(log.keys(TopicNames.ANNOUNCEMENTS));
        progress.line("P11: accepted " + accepted.size() + ", refused " + refused.size() + ", unanswered " + unanswered
                + ", otherwise " + otherwise + ", lost " + lost.size());
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.limit("P11", "accepted under 10 × 200/s, p99", "ms", percentile(accepted), 5 * Math.max(1, calm))
                        .beside("at 200/s", Samples.of(calm)));
        figures.add(Figure.note("P11", "refused, p99", "ms", percentile(refused)));
        figures.add(Figure.note("P11", "accepted", "", Samples.of(accepted.size())));
        figures.add(Figure.note("P11", "refused", "", Samples.of(refused.size())));
        figures.add(Figure.note("P11", "due and not sent by the client", "", Samples.of(unsent.get())));
        figures.add(Figure.limit("P11", "without an answer, or another one", "", unansweredOrOther(), 0));
        figures.add(Figure.limit("P11", "acknowledged and not on the log", "", Samples.of(lost.size()), 0));
        figures.add(Figure.limit("P11", "memory of gateway and intake after", "MiB", Samples.of(after), 1.15 * before)
                .beside("before", Samples.of(before)));
        figures.add(Figure.note("P11", "the next publish after it", "ms", Samples.of(drain)));
        return figures;
    }

    /// How many announcements it publishes.
    static int count() {
        return PER_SECOND * (CALM_SECONDS + TIMES * SECONDS) + 1;
    }

    private void publish(int perSecond, int seconds, long first) {
        OpenLoop.run(perSecond, perSecond * seconds, number -> {
            if (underWay.tryAcquire()) {
                publishOne(first + number, System.nanoTime());
                underWay.release();
            } else {
                unsent.incrementAndGet();
            }
            return System.nanoTime();
        });
    }

    /// Latencies count from when the call began: in an overload the client is late as well.
    private void publishOne(long number, long begun) {
        try {
            HttpResponse<byte[]> answer = publisher.tryPublish(Publisher.announcement(number));
            double millis = (System.nanoTime() - begun) / 1e6;
            switch (answer.statusCode()) {
                case 202 -> {
                    accepted.add(millis);
                    acknowledged.add(Publisher.id(number));
                }
                case 429, 503 -> refused.add(millis);
                default -> otherwise.incrementAndGet();
            }
        } catch (Exception _) {
            unanswered.incrementAndGet();
        }
    }

    private void clear() {
        accepted.clear();
        refused.clear();
        unanswered.set(0);
        otherwise.set(0);
        unsent.set(0);
    }

    private double memory() {
        return PROCESSES.stream()
                .mapToDouble(name -> Footprint.mebibytes(system.process(name)))
                .sum();
    }

    private Samples unansweredOrOther() {
        return Samples.of(unanswered.get() + otherwise.get());
    }

    private static Samples percentile(ConcurrentLinkedQueue<Double> latencies) {
        return latencies.isEmpty()
                ? Samples.NONE
                : Samples.of(Samples.of(values(latencies)).percentile(0.99));
    }

    private static double[] values(ConcurrentLinkedQueue<Double> latencies) {
        return latencies.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
