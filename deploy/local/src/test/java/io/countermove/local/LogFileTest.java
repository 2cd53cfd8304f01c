package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void showsTheEnd() throws Exception {
        Path log = Files.writeString(folder.resolve("kafka.log"), "one\ntwo\nthree\n");
        assertThat(LogFile.tail(log, 2)).isEqualTo("two\nthree");
        assertThat(LogFile.tail(folder.resolve("absent"), 2)).isEmpty();
    }

    @Test
    void keepsTheEndOfALogThatGrewTooLarge() throws Exception {
        Path log = Files.writeString(folder.resolve("kafka.out"), "line\n".repeat(1_200_000) + "last\n");
        LogFile.bound(log);
        assertThat(Files.size(log)).isLessThan(2_000_000);
        assertThat(LogFile.tail(log, 1)).isEqualTo("last");
    }
}
