package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The log leaves as a file, and makes the same system again.
@Order(8)
@ExtendWith(StartedSystem.Provider.class)
class DumpTest {
    private final StartedSystem system;

    @TempDir
    Path folder;

    DumpTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void makesTheSameSystemAgain() throws IOException {
        var dump = folder.resolve("log.ndjson.gz");
        var known = system.reconciled();
        assertThat(system.launcher().run("dump", dump.toString()))
                .contains("Dumped " + known.at("/log/records/count").asLong() + " records");
        try (var restored = StartedSystem.empty("restored")) {
            var none = Files.writeString(folder.resolve("none.ndjson"), "{}\n");
            assertThat(restored.launcher().tryRun("restore", none.toString()).output())
                    .contains("Its first line is not that of a dump")
                    .contains("Nothing was written");
            assertThat(restored.launcher().run("restore", dump.toString())).contains("agree with the log");
            var again = restored.reconciled();
            for (var part : new String[] {"/log/records", "/state/current", "/state/facts", "/metrics/current"}) {
                assertThat(again.at(part)).as(part).isEqualTo(known.at(part));
            }
            assertThat(restored.launcher().tryRun("restore", dump.toString()).output())
                    .contains("a dump goes to an empty one");
        }
    }
}
