package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the metrics of a system rest on: on their topic, and in memory.
record Observations(StartedSystem system) {
    private static final String HELD = "countermove_columns_observations ";
    private static final String POSITION = "position|";

    /// What was written last under each key, without what is gone and without the positions.
    SortedMap<String, JsonNode> standing() {
        var last = new TreeMap<String, JsonNode>();
        for (var each : new OpenTopic(system, OpenTopic.OBSERVATIONS).records()) {
            var observation = Json.parse(each.value());
            if (observation.has("void")) {
                last.remove(each.key());
            } else if (!each.key().startsWith(POSITION)) {
                last.put(each.key(), observation);
            }
        }
        return last;
    }

    /// How many the analytics-service says that it holds in memory.
    long inColumns() {
        int port = system.status().at("/processes/analytics-service/port").asInt();
        var metrics = new Gateway(URI.create("http://127.0.0.1:" + port), "")
                .getAbsolute("/q/metrics")
                .expect(200)
                .response()
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(HELD))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(HELD.length()))))
                .findFirst()
                .orElseThrow();
    }
}
