package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// State and metrics are projections: computed again from the log they are the same, and nobody hears of changes that
/// are none.
@Order(7)
@ExtendWith(StartedSystem.Provider.class)
class RebuildTest {
    private final StartedSystem system;

    RebuildTest(StartedSystem system) {
        this.system = system;
    }

    /// What others can see of a system.
    private record Seen(JsonNode reconciliation, int snapshots, int changes, long rebuilt) {}

    @Test
    void rebuildsBesideTheRunningOnesAndSwitches() {
        var before = seen();

        String said;
        try (var reads = new ContinuousReads(system.anonymous(), List.of("/curbs", "/trends/curbs-in-force"))) {
            said = system.launcher().run("rebuild");
            reads.stop();
            assertThat(reads.failures()).isEmpty();
        }

        assertThat(said).contains("facts", "equal", "Rebuilt and switched").doesNotContain("DIFFERENT");
        assertUnchangedButForOneRebuilt(before, seen());
    }

    @Test
    void computesAgainWhatWasDeleted() throws Exception {
        var before = seen();

        system.down();
        delete(system.launcher().data().resolve("postgres"));
        delete(system.launcher().data().resolve("streams"));
        system.up();

        assertUnchangedButForOneRebuilt(before, seen());
    }

    private static void assertUnchangedButForOneRebuilt(Seen before, Seen after) {
        assertThat(after.reconciliation()).isEqualTo(before.reconciliation());
        assertThat(after)
                .isEqualTo(new Seen(
                        before.reconciliation(), before.snapshots(), before.changes() + 1, before.rebuilt() + 1));
    }

    private Seen seen() {
        var reconciliation = system.reconciled();
        var changes = new OpenTopic(system, OpenTopic.ENTITY_CHANGES).records();
        var rebuilt = changes.stream().map(ConsumerRecord::value).filter(value -> value.startsWith("{\"rebuilt\""));
        return new Seen(
                reconciliation,
                new OpenTopic(system, OpenTopic.ENTITIES).records().size(),
                changes.size(),
                rebuilt.count());
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
