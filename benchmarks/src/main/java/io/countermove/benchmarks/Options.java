package io.countermove.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the person at the terminal asks for.
///
/// @param size announcements; empty for what the budgets say
/// @param runs of what is short
record Options(
        Set<Measure> measures,
        OptionalInt size,
        int runs,
        @Nullable Path json,
        Path data) {
    private static final int RUNS = 5;

    static Options parse(List<String> words, Path defaultData) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        OptionalInt size = OptionalInt.empty();
        int runs = RUNS;
        Path json = null;
        Path data = defaultData;
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            switch (word) {
                case "--size" -> size = OptionalInt.of(number(word, rest));
                case "--runs" -> runs = number(word, rest);
                case "--json" -> json = Path.of(value(word, rest));
                case "--data" -> data = Path.of(value(word, rest));
                default -> measures.add(measure(word));
            }
        }
        return new Options(
                measures.isEmpty() ? EnumSet.allOf(Measure.class) : measures,
                size,
                runs,
                json,
                data.toAbsolutePath().normalize());
    }

    private static Measure measure(String word) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BenchFailure(
                        "bench does not know '" + word + "'; it measures " + Arrays.toString(Measure.values())
                                + " and takes --size N, --runs N, --json FILE, --data DIR."));
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null) {
            throw new BenchFailure(option + " needs a value.");
        }
        return value;
    }

    private static int number(String option, Deque<String> rest) {
        String text = value(option, rest);
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new BenchFailure(option + " must be a positive number, not '" + text + "'.");
    }
}
