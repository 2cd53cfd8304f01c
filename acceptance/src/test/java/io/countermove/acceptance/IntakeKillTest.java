package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kills the intake at random moments in the middle of a stream of lines, and the broker now and then, while a client
/// resumes by line; then reads the whole log. `./countermove test kill --intake [--rounds N]`.
@Tag("kill")
class IntakeKillTest {
    private static final int BROKER_EVERY = 7;
    private static final int LONGEST_MILLIS = 4_000;

    @Test
    void holdsEveryAcknowledgedLineExactlyAsItWasSent() {
        int rounds = Integer.getInteger("countermove.kill.rounds", 20);
        var random = new Random(rounds);
        try (var system = StartedSystem.empty("kill-intake");
                var load = new LineLoad(system.publisher())) {
            load.start();
            System.out.printf("%n%-6s %-16s %10s %12s %8s%n", "round", "killed", "acked", "repaired in", "cuts");
            for (int round = 1; round <= rounds; round++) {
                killAndRepair(round, "events-service", system, load, random);
                if (round % BROKER_EVERY == BROKER_EVERY - 1) {
                    killAndRepair(round, "kafka", system, load, random);
                }
            }
            load.stop();
            account(system, load);
        }
    }

    private static void killAndRepair(int round, String process, StartedSystem system, LineLoad load, Random random) {
        var begun = load.acknowledged();
        Await.until(load::acknowledged, acknowledged -> acknowledged > begun);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)).toNanos());
        system.process(process).destroyForcibly();
        var killed = System.nanoTime();
        system.launcher().run("up", "--detach");
        System.out.printf(
                Locale.ROOT,
                "%-6d %-16s %10d %10.1f s %8d%n",
                round,
                process,
                load.acknowledged(),
                (System.nanoTime() - killed) / 1e9,
                load.cuts());
    }

    private static void account(StartedSystem system, LineLoad load) {
        var written = new HashMap<String, List<String>>();
        new OpenTopic(system, OpenTopic.ANNOUNCEMENTS)
                .records()
                .forEach(each -> written.computeIfAbsent(each.key(), _ -> new ArrayList<>())
                        .add(each.value()));
        var missing = LongStream.rangeClosed(1, load.acknowledged())
                .mapToObj(LineLoad::publication)
                .filter(publication -> !written.containsKey(publication.subject()))
                .map(Publication::subject)
                .toList();
        var repeated = written.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " × " + each.getValue().size())
                .toList();
        var different = new ArrayList<String>();
        var sent = LongStream.rangeClosed(1, load.sent()).mapToObj(LineLoad::publication);
        sent.forEach(publication -> {
            var content = Json.parse(publication.data());
            for (var each : written.getOrDefault(publication.subject(), List.of())) {
                if (!Json.parse(each).equals(content)) {
                    different.add(publication.subject());
                }
            }
            written.remove(publication.subject());
        });
        System.out.printf(
                "%nacknowledged %d, sent %d, streams cut %d: missing %d, different %d, invented %d, repeated %d%n%n",
                load.acknowledged(),
                load.sent(),
                load.cuts(),
                missing.size(),
                different.size(),
                written.size(),
                repeated.size());
        assertThat(load.refused()).isEmpty();
        assertThat(missing).isEmpty();
        assertThat(different).isEmpty();
        assertThat(written).isEmpty();
        assertThat(repeated).isEmpty();
    }
}
