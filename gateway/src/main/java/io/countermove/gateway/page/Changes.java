package io.countermove.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What was announced last, by day.
public record Changes(List<Day> days, @Nullable String fault) {

    /// The announcements of one date, which may be a whole month: then `precision` says so.
    public record Day(String date, String words, String precision, List<Change> changes) {
        public boolean imprecise() {
            return !precision.equals("day");
        }
    }

    /// One announcement as a line of the list.
    public record Change(
            String id,
            String kind,
            String title,
            String jurisdictions,
            String publisher,
            @Nullable String url,
            String confidence) {

        static Change of(JsonNode view) {
            JsonNode source = view.path("source");
            String url = source.path("url").asText();
            return new Change(
                    view.path("id").asText(),
                    view.path("kind").asText(),
                    view.path("title").asText(),
                    String.join(
                            ", ",
                            StreamSupport.stream(view.path("jurisdictions").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList()),
                    source.path("publisher").asText(),
                    // Whoever published chose the address: nothing but the web may be behind a click.
                    url.startsWith("https://") || url.startsWith("http://") ? url : null,
                    view.path("confidence").asText());
        }
    }

    static Changes of(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Fault(String sentence) -> new Changes(List.of(), sentence);
            case Loaded.Data(JsonNode list) -> {
                Map<String, List<Change>> byDate = new LinkedHashMap<>();
                for (JsonNode view : list.path("items")) {
                    byDate.computeIfAbsent(view.path("announcedOn").asText(), _ -> new ArrayList<>())
                            .add(Change.of(view));
                }
                yield new Changes(
                        byDate.entrySet().stream()
                                .map(entry -> new Day(
                                        entry.getKey(),
                                        Words.date(entry.getKey()),
                                        Words.precision(entry.getKey()),
                                        List.copyOf(entry.getValue())))
                                .toList(),
                        null);
            }
        };
    }
}
