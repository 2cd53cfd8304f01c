package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Two projections of the same part of the log, figure by figure.
record Comparison(List<Figure> figures) {
    Comparison {
        figures = List.copyOf(figures);
    }

    /// @param running count and checksum
    record Figure(String name, String running, String rebuilt) {
        boolean isEqual() {
            return running.equals(rebuilt);
        }
    }

    /// Both as the services answer on their reconciliation, at the same position.
    static Comparison of(JsonNode running, JsonNode rebuilt) {
        List<Figure> figures = new ArrayList<>();
        add(figures, "records", running.path("records"), rebuilt.path("records"));
        var outcomes = new TreeSet<String>();
        running.path("outcomes").fieldNames().forEachRemaining(outcomes::add);
        rebuilt.path("outcomes").fieldNames().forEachRemaining(outcomes::add);
        for (String outcome : outcomes) {
            add(figures, outcome, running.at("/outcomes/" + outcome), rebuilt.at("/outcomes/" + outcome));
        }
        add(figures, "current", running.path("current"), rebuilt.path("current"));
        if (running.has("facts") || rebuilt.has("facts")) {
            add(figures, "facts", running.path("facts"), rebuilt.path("facts"));
        }
        return new Comparison(figures);
    }

    boolean isEqual() {
        return figures.stream().allMatch(Figure::isEqual);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", "running", "rebuilt", ""));
        figures.forEach(each ->
                lines.add(line(each.name(), each.running(), each.rebuilt(), each.isEqual() ? "equal" : "DIFFERENT")));
        return lines;
    }

    private static void add(List<Figure> figures, String name, JsonNode running, JsonNode rebuilt) {
        figures.add(new Figure(name, text(running), text(rebuilt)));
    }

    private static String text(JsonNode counted) {
        return counted.path("count").asText("-") + " "
                + counted.path("checksum").asText("-");
    }

    private static String line(String name, String running, String rebuilt, String verdict) {
        return String.format(Locale.ROOT, "    %-12s %-26s %-26s %s", name, running, rebuilt, verdict)
                .stripTrailing();
    }
}
