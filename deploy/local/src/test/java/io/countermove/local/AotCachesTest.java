package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
    @TempDir
    Path folder;

    private Path jar;
    private Path cache;

    @BeforeEach
    void write() throws IOException {
        jar = file("service.jar", 2_000);
        cache = folder.resolve("gateway.aot");
    }

    @Test
    void aCacheIsUsedWhereItIsNewerThanItsJar() throws IOException {
        var caches = new AotCaches(folder, false);
        assertThat(caches.options("gateway", jar)).isEmpty();

        file("gateway.aot", 1_000);
        assertThat(caches.options("gateway", jar)).isEmpty();

        file("gateway.aot", 3_000);
        assertThat(caches.options("gateway", jar)).containsExactly("-XX:AOTCache=" + cache);
    }

    @Test
    void aTrainingWritesItWhateverThereIs() throws IOException {
        file("gateway.aot", 3_000);

        assertThat(new AotCaches(folder, true).options("gateway", jar)).containsExactly("-XX:AOTCacheOutput=" + cache);
    }

    private Path file(String name, long millis) throws IOException {
        var file = Files.writeString(folder.resolve(name), "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
        return file;
    }
}
