package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.local.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `./countermove bench`.
public final class Main {
    private static final int MILLION = 1_000_000;

    private Main() {}

    public static void main(String[] words) {
        // Kafka's clients tell all their settings.
        Logger.getLogger("").setLevel(Level.WARNING);
        int exitCode = 0;
        try {
            run(Options.parse(List.of(words), Home.current().root().resolve("target/bench")));
        } catch (BenchFailure e) {
            System.err.println(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static void run(Options options) {
        var machine = Machine.here();
        System.out.println(machine.text());
        var progress = new Progress(System.out);
        List<Figure> figures = new ArrayList<>();
        if (options.measures().stream().anyMatch(Publishing.measures()::contains)) {
            try (var publishing = new Publishing(options.data(), progress, options.runs())) {
                figures.addAll(publishing.run(options.measures(), options.size().orElse(Publishing.defaultBulk())));
            }
        }
        if (options.measures().stream().anyMatch(Grown.measures()::contains)) {
            try (var grown = new Grown(options.data(), progress, options.runs())) {
                figures.addAll(grown.run(options.measures(), options.size().orElse(MILLION)));
            }
        }
        for (Measure measure : rebuilt(options.measures())) {
            figures.addAll(measure(measure, options, progress));
        }
        figures.sort(Comparator.comparing(Figure::id));
        System.out.println("\n" + machine.text() + "\n" + Table.of(figures));
        if (options.json() != null) {
            write(options.json(), machine, figures);
        }
    }

    private static Set<Measure> rebuilt(Set<Measure> measures) {
        Set<Measure> all = EnumSet.copyOf(measures);
        if (all.contains(Measure.P10)) {
            all.addAll(List.of(Measure.P3, Measure.P4));
        }
        return all;
    }

    private static List<Figure> measure(Measure measure, Options options, Progress progress) {
        return switch (measure) {
            case P3 ->
                new Projection(options.data(), progress).run(options.size().orElse(MILLION));
            case P4 -> new Metrics(options.data(), progress).run(options.size().orElse(MILLION));
            case P7 -> new Footprint(options.data(), progress).run(options.runs());
            // What P3 and P4 do is the rebuild.
            case P1, P2, P5, P6, P8, P9, P10, P11 -> List.of();
        };
    }

    private static void write(Path file, Machine machine, List<Figure> figures) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        whole.set("machine", machine.toJson());
        figures.forEach(figure -> whole.withArray("figures").add(figure.toJson()));
        try {
            Files.writeString(file, whole.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
