package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Loads a file: a dry run first, which says what would happen, and then the import.
final class Importer {
    static final int DONE = 0;
    static final int FAILED = 1;
    /// Loaded, but rows were refused.
    static final int DONE_IN_PART = 2;

    private static final int MOST_SHOWN = 20;

    private final ImportClient client;
    private final Terminal terminal;
    private int refusals;
    private int changes;

    Importer(ImportClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    int run(ImportFile file, Command.Load load) {
        terminal.line("Comparing " + file.path() + " with what is known");
        int exitCode = tell(file, load, true);
        if (exitCode == FAILED || load.dryRun()) {
            return exitCode;
        }
        if (!load.yes() && !terminal.agrees("Import it?")) {
            terminal.line("Nothing was published.");
            return DONE;
        }
        return tell(file, load, false);
    }

    private ImportClient.Answer send(ImportFile file, Command.Load load, boolean dryRun) {
        Map<String, String> query = new TreeMap<>(Map.of(
                "dryRun", String.valueOf(dryRun),
                "allowShrink", String.valueOf(load.allowShrink()),
                "allowOlder", String.valueOf(load.allowOlder())));
        String vintage = load.vintage() == null ? file.vintage() : load.vintage();
        if (vintage != null) {
            query.put("vintage", vintage);
        }
        if (load.format() != null) {
            query.put("format", load.format());
        }
        return client.send(file.path(), query, line -> take(line, dryRun));
    }

    private void take(JsonNode line, boolean dryRun) {
        if (line.has("progress")) {
            JsonNode progress = line.path("progress");
            terminal.bar(
                    progress.path("step").asText(),
                    progress.path("done").asLong(),
                    progress.path("of").asLong(),
                    progress.path("rows").asLong());
        } else if (dryRun) {
            tell(line); // the import that follows would say the same again
        }
    }

    private void tell(JsonNode line) {
        if (line.has("refused") || line.has("noted")) {
            boolean refused = line.has("refused");
            JsonNode said = line.path(refused ? "refused" : "noted");
            String where = said.path(refused ? "pointer" : "column").asText();
            show(
                    refusals++,
                    "  line " + said.path("line").asLong() + (refused ? " refused: " : " noted: ")
                            + said.path("key").asText() + ": " + (where.isEmpty() ? "" : where + ": ")
                            + (refused ? "" : "\"" + said.path("value").asText() + "\": ")
                            + said.path("reason").asText());
        } else if (line.has("change")) {
            JsonNode change = line.path("change");
            show(
                    changes++,
                    "  " + change.path("action").asText() + " "
                            + change.path("id").asText() + ": "
                            + change.path("reason").asText());
        }
    }

    private void show(int before, String text) {
        if (before < MOST_SHOWN) {
            terminal.line(text);
        } else if (before == MOST_SHOWN) {
            terminal.line("  (further ones are only counted)");
        }
    }

    private int tell(ImportFile file, Command.Load load, boolean dryRun) {
        long start = System.nanoTime();
        return switch (send(file, load, dryRun)) {
            case ImportClient.Done(var summary) -> {
                String verb = dryRun ? "Would be: " : "Loaded: ";
                terminal.line(
                        verb + describe(summary) + pace(summary.path("rows").asLong(), System.nanoTime() - start));
                yield summary.path("refused").asLong() == 0 ? DONE : DONE_IN_PART;
            }
            case ImportClient.Refused(var problem) -> {
                terminal.line(file.path() + " was not loaded. " + describeProblem(problem));
                yield FAILED;
            }
            case ImportClient.Stopped(var problem) -> {
                terminal.line("The import stopped. " + describeProblem(problem));
                yield FAILED;
            }
        };
    }

    private static String describe(JsonNode summary) {
        StringBuilder text = new StringBuilder();
        for (String count : new String[] {"published", "unchanged", "corrected", "retracted", "refused"}) {
            text.append(summary.path(count).asLong()).append(' ').append(count);
            if (count.equals("corrected") && summary.path("renamed").asLong() > 0) {
                text.append(" (").append(summary.path("renamed").asLong()).append(" renamed)");
            }
            text.append(", ");
        }
        text.append("of ").append(summary.path("rows").asLong()).append(" rows (");
        text.append(summary.path("format").asText());
        if (summary.has("vintage")) {
            text.append(", vintage ").append(summary.path("vintage").asText());
            text.append(summary.path("vintageFrom").asText().equals("today") ? ", as none was named" : "");
        }
        return text.append(')').toString();
    }

    private static String pace(long rows, long nanoseconds) {
        double seconds = nanoseconds / 1e9;
        return String.format(Locale.ROOT, " in %.1f s, %,.0f rows/s", seconds, rows / seconds);
    }

    private static String describeProblem(JsonNode problem) {
        return problem.path("detail")
                .asText(problem.path("title").asText())
                .replace("allowShrink=true (--allow-shrink)", "--allow-shrink")
                .replace("allowOlder=true (--allow-older)", "--allow-older");
    }
}
