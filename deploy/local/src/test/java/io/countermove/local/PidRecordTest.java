package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidRecordTest {
    @TempDir
    private Path folder;

    private Process process;
    private Instant started;

    @BeforeEach
    void startSomething() throws Exception {
        process = new ProcessBuilder("sleep", "600").start();
        started = process.toHandle().info().startInstant().orElseThrow();
    }

    @AfterEach
    void stopIt() {
        process.destroyForcibly();
    }

    @Test
    void survivesItsFile() {
        PidRecord written = new PidRecord(process.pid(), started, 9092, "600");
        Path file = folder.resolve("kafka.pid");
        written.write(file);
        assertThat(PidRecord.read(file)).contains(written);
    }

    @Test
    void findsItsProcess() {
        assertThat(new PidRecord(process.pid(), started, 9092, "600").process()).contains(process.toHandle());
    }

    @Test
    void leavesAProcessThatStartedAtAnotherTimeAlone() {
        assertThat(new PidRecord(process.pid(), started.minusSeconds(60), 9092, "600").process())
                .isEmpty();
    }

    @Test
    void leavesAProcessWithAnotherCommandAlone() {
        assertThat(new PidRecord(process.pid(), started, 9092, "/elsewhere").process())
                .isEmpty();
    }

    @Test
    void findsNothingOnceItsProcessHasEnded() {
        PidRecord pidRecord = new PidRecord(process.pid(), started, 9092, "600");
        process.destroyForcibly().onExit().join();
        assertThat(pidRecord.process()).isEmpty();
    }

    @Test
    void readsADamagedFileAsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("kafka.pid"), "12\n");
        assertThat(PidRecord.read(file)).isEmpty();
        assertThat(PidRecord.read(folder.resolve("absent.pid"))).isEmpty();
    }
}
