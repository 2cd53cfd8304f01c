package io.countermove.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// P7: how long `up` takes with everything built, and what all processes hold in memory.
final class Footprint {
    private static final double MOST_SECONDS = 15;
    private static final double MOST_MEBIBYTES = 1.6 * 1024;
    private static final long REST_MILLIS = 5_000;

    private final Path folder;
    private final Progress progress;

    Footprint(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    List<Figure> run(int runs) {
        List<Double> seconds = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        try (var system = new RunningSystem(folder.resolve("footprint"))) {
            double first = system.up();
            progress.line("P7: first up, the article loaded, " + Samples.number(first) + " s");
            for (int run = 0; run < runs; run++) {
                system.down();
                seconds.add(system.up());
                Thread.sleep(REST_MILLIS);
                memory.add(system.allProcesses().stream()
                        .mapToDouble(Footprint::mebibytes)
                        .sum());
                progress.line("P7: up " + Samples.number(seconds.getLast()) + " s, " + Samples.number(memory.getLast())
                        + " MiB");
            }
            return List.of(
                    Figure.limit("P7", "first up, with the article", "s", Samples.of(first), MOST_SECONDS),
                    Figure.limit("P7", "up again", "s", new Samples(seconds), MOST_SECONDS),
                    Figure.limit("P7", "memory of all processes", "MiB", new Samples(memory), MOST_MEBIBYTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /// The proportional share, which counts what processes share once; where the system does not tell it, what is
    /// resident, and 0 where it tells neither.
    static double mebibytes(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> kibibytes(line) / 1024)
                    .sum();
        } catch (IOException _) {
            return resident(process);
        }
    }

    static double kibibytes(String line) {
        return Double.parseDouble(line.replaceAll("[^0-9]", ""));
    }

    private static double resident(ProcessHandle process) {
        try {
            Path output = Files.createTempFile("bench", ".rss");
            try {
                String said = Child.run(
                        List.of("ps", "-o", "rss=", "-p", Long.toString(process.pid())),
                        output,
                        Path.of("/"),
                        Map.of());
                return kibibytes(said) / 1024;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException _) {
            return 0;
        }
    }
}
