package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kills the analytics-service in the middle of a history, with buffers so small that every kill meets half-written
/// files, and one of three instances; the answers are the oracle's. `./countermove test kill --metrics [--rounds N]`.
@Tag("kill")
class MetricsKillTest {
    private static final String SERVICE = "analytics-service";
    private static final String TINY =
            "-Dkafka-streams.countermove.rocksdb.bytes=262144 -Dkafka-streams.countermove.rocksdb.buffer.bytes=16384";
    private static final String SECOND = "analytics-second";
    private static final String THIRD = "analytics-third";
    /// As docs/operations.md says (A process died).
    private static final Duration LONGEST_AFTER_A_KILL = Duration.ofSeconds(45);
    private static final Duration LONGEST_AFTER_A_STOP = Duration.ofSeconds(20);

    @Test
    void foldsOnWhereItWasKilled() {
        int rounds = Integer.getInteger("countermove.kill.rounds", 20);
        var history = new History(30 * rounds, 80, 20_261_126);
        try (var system = StartedSystem.emptyWith("kill-metrics", TINY)) {
            var load = new HistoryLoad(system, history, rounds);
            for (int round = 1; round <= rounds; round++) {
                var begun = System.nanoTime();
                load.during(() -> {
                    Fault.kill(system.process(SERVICE));
                    system.launcher().with(TINY).run("up", "--detach");
                });
                System.out.printf(Locale.ROOT, "%-4d repaired in %5.1f s%n", round, (System.nanoTime() - begun) / 1e9);
            }
            var answers = history.answersOf(system);
            history.check(answers);

            Fault.kill(system.process(SERVICE));
            system.up();
            assertThat(history.answersOf(system)).isEqualTo(answers);
        }
    }

    @Test
    void countsAllThatIsWrittenWhenOneOfThreeInstancesIsGone() {
        var history = new History(300, 60, 20_261_127);
        try (var system = StartedSystem.empty("kill-metrics-three");
                var second = twin(system, SECOND);
                var third = twin(system, THIRD)) {
            var load = new HistoryLoad(system, history, 2);
            try (var reads = new ExactReads(system.anonymous(), load.log())) {
                var killed = longest(system, SECOND, () -> Fault.kill(second.process()), load, reads);
                var stopped = longest(system, THIRD, third::close, load, reads);
                System.out.printf(
                        Locale.ROOT,
                        "what is written is counted after at most %.1f s when an instance is killed, %.1f s when it is stopped%n",
                        killed.toMillis() / 1e3,
                        stopped.toMillis() / 1e3);
                reads.check();
                assertThat(killed).isLessThan(LONGEST_AFTER_A_KILL);
                assertThat(stopped).isLessThan(LONGEST_AFTER_A_STOP);
            }
            history.check(history.answersOf(system));
        }
    }

    private static Twin twin(StartedSystem system, String name) {
        return Twin.start(
                system,
                SERVICE,
                name,
                Map.of(
                        "kafka-streams.group.instance.id",
                        name,
                        "kafka-streams.state.dir",
                        system.launcher().data().resolve(name).toString()));
    }

    /// From an acknowledgement to an answer that counts it, while an instance goes that folds partitions.
    private static Duration longest(
            StartedSystem system, String instance, Runnable fault, HistoryLoad load, ExactReads reads) {
        var folded = Await.until(() -> FoldedPartitions.of(system, instance), partitions -> !partitions.isEmpty());
        int before = load.log().all().size();
        var gone = new AtomicLong();
        load.during(() -> {
            gone.set(System.nanoTime());
            fault.run();
        });
        Await.until(reads::haveSeenAll, is -> is, LONGEST_AFTER_A_KILL.multipliedBy(2));
        var all = load.log().all();
        var written = all.subList(before, all.size());
        assertThat(written)
                .as("what only waits for who takes over")
                .anyMatch(each -> each.at() > gone.get() && folded.contains(each.partition()));
        return reads.longest(written);
    }
}
