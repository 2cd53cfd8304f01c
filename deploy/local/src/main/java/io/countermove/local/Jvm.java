package io.countermove.local;

import java.nio.file.Path;
import java.util.List;

/// How a JVM is started on a small machine.
final class Jvm {
    /// One set for all: little memory before peak speed.
    static final List<String> SMALL = List.of(
            "-Xms96m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=64m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");

    private Jvm() {}

    /// The `java` that runs the launcher also runs its processes.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
