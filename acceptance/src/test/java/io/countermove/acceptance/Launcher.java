package io.countermove.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The `./countermove` script of the project, run as a user runs it.
///
/// @param javaOptions for the processes that it starts; mostly none
record Launcher(Path home, Path data, String javaOptions) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    Launcher with(String options) {
        return new Launcher(home, data, options);
    }

    String run(String... arguments) {
        var outcome = tryRun(arguments);
        if (outcome.exitCode() != 0) {
            throw new AssertionError("./countermove %s: exit code %d%n%s"
                    .formatted(String.join(" ", arguments), outcome.exitCode(), outcome.output()));
        }
        return outcome.output();
    }

    Outcome tryRun(String... arguments) {
        var command = new ArrayList<>(List.of(home.resolve("countermove").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        try {
            return await(command, Files.createTempFile("countermove-", ".out"));
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    // Output goes to a file: what stays running in the background would keep a pipe open for ever.
    private Outcome await(List<String> command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The build that runs these tests has packaged everything; the launcher must not build below it.
        builder.environment().put("COUNTERMOVE_BUILT", "1");
        if (!javaOptions.isEmpty()) {
            builder.environment().put("JDK_JAVA_OPTIONS", javaOptions);
        }
        var process = builder.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " took longer than " + PATIENCE + "\n" + Files.readString(output));
        }
        var said = Files.readString(output);
        Files.delete(output);
        return new Outcome(process.exitValue(), said);
    }

    record Outcome(int exitCode, String output) {}
}
