package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kills each process in the middle of publishing, lets `up` repair, and counts what was acknowledged. Not part of the
/// ordinary build: `./countermove test kill [--rounds N]`.
@Tag("kill")
class KillTest {
    private static final List<String> PROCESSES =
            List.of("events-service", "entities-service", "analytics-service", "gateway", "kafka", "postgres");
    private static final int MORE = 40;
    private static final Duration REPAIR = Duration.ofMinutes(2);

    @Test
    void losesNothingThatWasAcknowledged() {
        int rounds = Integer.getInteger("countermove.kill.rounds", 1);
        try (var system = StartedSystem.empty("kill");
                var publishers = new Publishers(system.publisher())) {
            System.out.printf(
                    "%n%-6s %-18s %8s %12s %8s %9s %9s%n",
                    "round", "killed", "acked", "repaired in", "missing", "invented", "repeated");
            for (int round = 1; round <= rounds; round++) {
                var order = new ArrayList<>(PROCESSES);
                Collections.shuffle(order, new Random(round));
                for (var process : order) {
                    killAndRepair(round, process, system, publishers);
                }
            }
            System.out.println();
        }
    }

    private static void killAndRepair(int round, String process, StartedSystem system, Publishers publishers) {
        var begun = publishers.count();
        publishers.resume();
        Await.until(publishers::count, count -> count >= begun + MORE);
        Fault.kill(system.process(process));
        var killed = System.nanoTime();
        system.launcher().run("up", "--detach");
        var repaired = Duration.ofNanos(System.nanoTime() - killed);
        var then = publishers.count();
        Await.until(publishers::count, count -> count >= then + MORE);
        publishers.pause();

        var answer = system.reconciled();
        var account = Account.ofLog(system, publishers.acknowledged());
        System.out.printf(
                Locale.ROOT,
                "%-6d %-18s %8d %10.1f s %8d %9d %9d%n",
                round,
                process,
                publishers.count(),
                repaired.toMillis() / 1e3,
                account.missing().size(),
                account.invented().size(),
                account.repeated().size());
        assertThat(publishers.refused()).isEmpty();
        assertThat(account).isEqualTo(new Account(List.of(), List.of(), List.of()));
        assertThat(answer.at("/log/records/count").asInt()).isEqualTo(publishers.count());
        assertThat(answer.at("/state/outcomes/applied/count").asInt()).isEqualTo(publishers.count());
        var expected = Account.expectedTitles(publishers.last());
        assertThat(Account.difference(expected, Account.titles(system.anonymous())))
                .isEmpty();
        assertThat(Account.difference(expected, Account.modelsOfState(system.anonymous())))
                .isEmpty();
        Await.until(() -> Account.difference(expected, Account.modelsOfSnapshots(system)), Map::isEmpty);
        assertThat(repaired).isLessThan(REPAIR);
    }
}
