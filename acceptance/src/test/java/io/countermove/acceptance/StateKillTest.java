package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.oracle.FollowedEntity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two entities-services share the partitions; they are killed, stopped and paused so long that they wake as
/// zombies, and so is their database, while a history is written. State, feed and topics are those of the oracle.
/// `./countermove test kill --state [--rounds N]`.
@Tag("kill")
class StateKillTest {
    private static final String SERVICE = "entities-service";
    private static final int FAULTS = 5;
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofMinutes(1);

    @Test
    void tellsEveryChangeOnceAndEndsWhereTheOracleEnds() {
        int rounds = Integer.getInteger("countermove.kill.rounds", 1);
        var history = new History(150 * FAULTS * rounds, 80, 20_261_125);
        try (var system = StartedSystem.empty("kill-state")) {
            var load = new HistoryLoad(system, history, FAULTS * rounds);
            for (int round = 1; round <= rounds; round++) {
                faults(round, system, load);
            }
            history.check(history.answersOf(system));
            Feed.of(system).check(HistoryLoad.inOrder(history));
            checkVersions(system);
        }
    }

    private static void faults(int round, StartedSystem system, HistoryLoad load) {
        var twin = twin(system, round);
        tell(
                round,
                "the first is killed",
                () -> load.during(() -> {
                    Fault.kill(system.process(SERVICE));
                    system.launcher().run("up", "--detach");
                }));
        tell(
                round,
                "the first is a zombie",
                () -> load.during(() -> Fault.pause(system.process(SERVICE), LONGER_THAN_A_SESSION)));
        tell(
                round,
                "the database is killed",
                () -> load.during(() -> {
                    Fault.kill(system.process("postgres"));
                    system.launcher().run("up", "--detach");
                }));
        tell(round, "the other is stopped", () -> load.during(twin::close));
        try (var another = twin(system, round)) {
            tell(round, "the other is killed", () -> load.during(() -> Fault.kill(another.process())));
        }
    }

    private static Twin twin(StartedSystem system, int round) {
        return Twin.start(
                system, SERVICE, "entities-twin", Map.of("countermove.projection.instance", "entities-twin-" + round));
    }

    private static void tell(int round, String what, Runnable fault) {
        var begun = System.nanoTime();
        fault.run();
        System.out.printf("%-4d %-26s %6.1f s%n", round, what, (System.nanoTime() - begun) / 1e9);
    }

    /// At least once, each version, and each begins where the one before it ended.
    private static void checkVersions(StartedSystem system) {
        var byEntity = new TreeMap<String, TreeMap<Long, JsonNode>>();
        for (var each : new OpenTopic(system, OpenTopic.ENTITY_CHANGES).records()) {
            var change = Json.parse(each.value());
            if (change.has("version")) {
                var before = byEntity.computeIfAbsent(each.key(), _ -> new TreeMap<>())
                        .put(change.get("version").asLong(), change);
                assertThat(before == null || before.equals(change))
                        .as(each.value())
                        .isTrue();
            }
        }
        assertThat(byEntity).isNotEmpty();
        byEntity.forEach((entity, versions) -> {
            assertThat(List.copyOf(versions.keySet()))
                    .as(entity)
                    .isEqualTo(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList());
            var followed = new FollowedEntity();
            versions.values().forEach(followed::follow);
        });
    }
}
