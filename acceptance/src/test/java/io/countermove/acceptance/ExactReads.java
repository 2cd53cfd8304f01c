package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.acceptance.WrittenLog.Written;
import io.countermove.oracle.Asked;
import io.countermove.oracle.Oracle;
import io.countermove.oracle.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Asks for two metrics all the time while a log is written: for one as it stands, for the other as of all that was
/// acknowledged when it was asked. Each number has to be the oracle's of what was written up to the answer's position.
final class ExactReads implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Asked LAST =
            new Asked(LocalDate.of(2031, 12, 31), Instant.parse("2100-01-01T00:00:00Z"), false);
    private static final Asked IN_SPRING = new Asked(LocalDate.of(2025, 5, 20), LAST.knownAt(), false);
    private static final Window EVER = new Window(LocalDate.of(1950, 1, 1), LocalDate.of(2032, 1, 1));

    private static final Metric ACTIVITY = new Metric(
            "/trends/activity" + History.query(LAST) + History.query(EVER),
            History::count,
            oracle -> oracle.activity("", EVER, LAST));
    private static final Metric CURBS = new Metric(
            "/trends/curbs-in-force" + History.query(IN_SPRING),
            History::stock,
            oracle -> oracle.curbsInForce(IN_SPRING));

    private final Gateway gateway;
    private final WrittenLog log;
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean stopping;

    private record Metric(String path, Function<JsonNode, Object> answered, Function<Oracle, Object> expected) {}

    /// @param at by the clock of `System.nanoTime`
    private record Read(Metric metric, Position wanted, Position position, Object number, long at) {}

    ExactReads(Gateway gateway, WrittenLog log) {
        this.gateway = gateway;
        this.log = log;
        this.threads = List.of(
                Thread.ofPlatform().start(() -> keepAsking(() -> ask(ACTIVITY, Position.NONE))),
                Thread.ofPlatform().start(() -> keepAsking(() -> ask(CURBS, log.position()))));
    }

    /// Whether an answer counts all that was acknowledged.
    boolean haveSeenAll() {
        var written = log.position();
        return reads.stream().anyMatch(read -> read.position.covers(written));
    }

    /// The longest time from an acknowledgement to the first answer that counts what was acknowledged.
    Duration longest(Collection<Written> written) {
        long longest = written.stream()
                .mapToLong(each -> firstWith(each) - each.at())
                .max()
                .orElseThrow();
        return Duration.ofNanos(longest);
    }

    private long firstWith(Written written) {
        return reads.stream()
                .filter(read -> written.isCovered(read.position))
                .mapToLong(Read::at)
                .min()
                .orElseThrow(() -> new AssertionError("in no answer: " + written));
    }

    /// Ends the asking.
    void check() {
        close();
        assertThat(failures).isEmpty();
        assertThat(reads).extracting(Read::metric).contains(ACTIVITY, CURBS);
        Map<Position, Oracle> oracles = new HashMap<>();
        for (var read : reads) {
            assertThat(read.position.covers(read.wanted)).as("%s", read).isTrue();
            var oracle = oracles.computeIfAbsent(read.position, position -> new Oracle(log.upTo(position)));
            assertThat(read.number).as("%s", read).isEqualTo(read.metric.expected.apply(oracle));
        }
    }

    private void keepAsking(Runnable question) {
        while (!stopping) {
            try {
                question.run();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void ask(Metric metric, Position wanted) {
        var atLeast = wanted.equals(Position.NONE) ? "" : "&atLeast=" + wanted;
        var answer = gateway.tryGet(metric.path + atLeast)
                .orElseThrow(() -> new AssertionError("no answer to " + metric.path));
        if (!isNotYet(answer)) {
            var body = answer.expect(200).body();
            var position = Position.parse(body.get("position").asText());
            reads.add(new Read(metric, wanted, position, metric.answered.apply(body), System.nanoTime()));
        }
    }

    /// Refused rather than answered without what was asked for.
    private static boolean isNotYet(Answer answer) {
        return answer.status() == 503 && answer.body().path("type").asText().endsWith("/not-applied-yet");
    }

    @Override
    public void close() {
        stopping = true;
        Await.end(threads);
    }
}
