package io.countermove.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Short commands of the operating system, run to their end.
final class Commands {
    private static final long SECONDS = 120;

    private Commands() {}

    static Outcome run(String... command) {
        return run(List.of(command), "");
    }

    static Outcome run(List<String> command, String input) {
        try {
            Path output = Files.createTempFile("countermove", ".out");
            try {
                return run(command, input, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome run(List<String> command, String input, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(124, command.getFirst() + " took longer than " + SECONDS + " s");
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.getFirst() + " ran");
        }
        return new Outcome(process.exitValue(), Files.readString(output).strip());
    }

    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }

        void orFail(String what) {
            if (!succeeded()) {
                throw new LocalFailure(what + " failed: " + output);
            }
        }
    }
}
