package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the JVMs of a system have learned in a training run, a file for each process: classes loaded and linked, and
/// which methods are busy (JEP 483, 514 and 515). With it a process starts faster, and is the same.
///
/// @param made whether the processes write their caches when they end
record AotCaches(Path folder, boolean made) {
    static AotCaches used(Home home) {
        return new AotCaches(home.aot(), false);
    }

    static AotCaches made(Home home) {
        return new AotCaches(home.aot(), true);
    }

    /// The options of a JVM; none where the cache is missing or older than what it was made of.
    ///
    /// @param process the name of the process, or of the one that is like it
    /// @param code the jar that it starts from
    List<String> options(String process, Path code) {
        Path cache = folder.resolve(process + ".aot");
        if (made) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return isNewer(cache, code) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    private static boolean isNewer(Path cache, Path code) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(code)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + cache + ": " + e.getMessage(), e);
        }
    }
}
