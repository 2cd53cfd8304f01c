package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kills the analytics-service in the middle of a history, with buffers so small that every kill meets half-written
/// files, and one of three instances; the answers are the oracle's. `./countermove test kill --metrics [--rounds N]`.
@Tag("kill")
class MetricsKillTest {
    private static final String SERVICE = "analytics-service";
    private static final String TINY =
            "-Dkafka-streams.countermove.rocksdb.bytes=262144 -Dkafka-streams.countermove.rocksdb.buffer.bytes=16384";
    private static final Duration ASKED_EVERY = Duration.ofMillis(50);

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
    void answersThroughOneOfThreeInstancesWhenAnotherIsKilled() {
        var history = new History(300, 60, 20_261_127);
        try (var system = StartedSystem.empty("kill-metrics-three");
                var second = twin(system, "analytics-second");
                var third = twin(system, "analytics-third")) {
            var load = new HistoryLoad(system, history, 2);
            List<Double> gaps = new ArrayList<>();
            var asking = new AtomicBoolean(true);
            var asker = Thread.ofPlatform().start(() -> ask(system.anonymous(), gaps, asking));
            load.during(() -> Fault.kill(second.process()));
            load.during(third::close);
            history.check(history.answersOf(system));
            asking.set(false);
            Await.end(List.of(asker));
            System.out.printf(
                    Locale.ROOT, "no answer for at most %.1f s%n", gaps.stream().reduce(0.0, Math::max));
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

    /// Adds the seconds of each time without an answer.
    private static void ask(Gateway gateway, List<Double> gaps, AtomicBoolean asking) {
        var last = System.nanoTime();
        while (asking.get()) {
            if (gateway.tryGet("/trends/activity")
                    .filter(answer -> answer.status() == 200)
                    .isPresent()) {
                gaps.add((System.nanoTime() - last) / 1e9);
                last = System.nanoTime();
            }
            LockSupport.parkNanos(ASKED_EVERY.toNanos());
        }
    }
}
