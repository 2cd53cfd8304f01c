package io.countermove.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The tiles, read out of the answers of the metrics.
final class Tiles {

    static final int DAYS = 30;

    private Tiles() {}

    static Tile curbs(Loaded loaded, String evidence) {
        String title = "Curbs in force";
        return switch (loaded) {
            case Loaded.Fault(String sentence) -> Tile.missing(title, evidence, sentence);
            case Loaded.Data(JsonNode trend) -> {
                List<String> notes = new ArrayList<>();
                addCount(notes, trend.at("/excluded/announced-only"), "announced only");
                addCount(notes, trend.at("/excluded/date-unknown"), "without a date");
                addEnvelope(notes, trend.path("envelope"));
                yield tile(title, trend, trend.path("estimate"), notes, evidence);
            }
        };
    }

    static Tile activity(Loaded loaded, String evidence) {
        String title = "Announcements in " + DAYS + " days";
        return switch (loaded) {
            case Loaded.Fault(String sentence) -> Tile.missing(title, evidence, sentence);
            case Loaded.Data(JsonNode trend) -> {
                List<String> notes = new ArrayList<>();
                JsonNode rate = trend.path("rate");
                addEnvelope(notes, trend.path("envelope"));
                if (rate.path("estimate").isNumber()) {
                    notes.add(Words.number(rate.path("estimate")) + " a day" + range(rate));
                }
                notes.add(momentum(trend.path("momentum")));
                JsonNode count = rate.path("count").isNumber() ? rate.path("count") : trend.path("n");
                yield tile(title, trend, count, notes, evidence);
            }
        };
    }

    private static String momentum(JsonNode momentum) {
        if (momentum.path("status").asText().equals("CONFLICTING")) {
            return "momentum: too many dates are imprecise to say";
        }
        return momentum.path("estimate").isNumber()
                ? "momentum ×" + Words.number(momentum.path("estimate")) + range(momentum)
                : "momentum: too few to say";
    }

    private static String range(JsonNode measured) {
        JsonNode interval = measured.path("interval");
        return interval.isObject() ? ", 95 %: " + Words.interval(interval.path("low"), interval.path("high")) : "";
    }

    private static Tile tile(String title, JsonNode trend, JsonNode number, List<String> notes, String evidence) {
        if (!number.isNumber()) {
            String status = Words.status(trend.path("status").asText("no number"));
            return Tile.missing(title, evidence, "No number: " + status + ".");
        }
        return new Tile(title, Words.number(number), List.copyOf(notes), evidence, null);
    }

    private static void addEnvelope(List<String> notes, JsonNode envelope) {
        if (envelope.path("low").isNumber() && !envelope.path("low").equals(envelope.path("high"))) {
            notes.add(Words.interval(envelope.path("low"), envelope.path("high")) + ", as some dates are imprecise");
        }
    }

    private static void addCount(List<String> notes, JsonNode count, String what) {
        if (count.isNumber()) {
            notes.add(Words.number(count) + " " + what);
        }
    }
}
