package io.countermove.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process that ends with the measurement, however that ends.
final class Child implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Thread hook;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.hook = new Thread(process::destroy);
    }

    static Child start(List<String> command, Path output, Path directory) throws IOException {
        var child = new Child(launch(command, output, directory, Map.of()), output);
        Runtime.getRuntime().addShutdownHook(child.hook);
        return child;
    }

    /// What the command said, once it has ended well. It is not ended with this JVM.
    static String run(List<String> command, Path output, Path directory, Map<String, String> environment)
            throws IOException {
        return new Child(launch(command, output, directory, environment), output).await();
    }

    private static Process launch(List<String> command, Path output, Path directory, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new BenchFailure("A process of the measurement ended:\n" + output());
        }
    }

    /// What it said, once it has ended.
    String await() {
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new BenchFailure("A process of the measurement ended with " + exit + ":\n" + output());
            }
            return output();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs.
        }
    }
}
