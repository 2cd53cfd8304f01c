package io.countermove.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The curbs in force, with the three statuses that a policy has.
public record Curbs(List<Row> rows, boolean more, @Nullable String fault) {

    /// One curb.
    public record Row(
            String id,
            String name,
            String jurisdictions,
            String legal,
            String announced,
            String enforcement,
            String since,
            boolean certain,
            String announcement) {

        static Row of(JsonNode curb) {
            List<String> jurisdictions = new ArrayList<>();
            curb.path("jurisdictions").forEach(each -> jurisdictions.add(each.asText()));
            String since = curb.path("since").asText("");
            return new Row(
                    curb.path("id").asText(),
                    curb.path("name").asText(curb.path("id").asText()),
                    String.join(", ", jurisdictions),
                    word(curb.path("legalStatus")),
                    word(curb.path("announcedStatus")),
                    word(curb.path("enforcement")),
                    since.isEmpty() || since.equals("null") ? "unknown" : Words.date(since),
                    curb.path("certain").asBoolean(true),
                    curb.path("announcement").asText());
        }

        private static String word(JsonNode status) {
            return status.isTextual() ? Words.status(status.asText()) : "–";
        }
    }

    static Curbs of(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Fault(String sentence) -> new Curbs(List.of(), false, sentence);
            case Loaded.Data(JsonNode list) -> {
                List<Row> rows = new ArrayList<>();
                list.path("items").forEach(curb -> rows.add(Row.of(curb)));
                yield new Curbs(List.copyOf(rows), list.path("next").isTextual(), null);
            }
        };
    }
}
