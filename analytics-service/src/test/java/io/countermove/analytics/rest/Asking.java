package io.countermove.analytics.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/// Publishes announcements and asks the running service when it has them.
final class Asking {

    private Asking() {}

    static void awaitReady() {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (RestAssured.get("/q/health/ready").statusCode() != 200 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /// @param query the metric with its parameters
    static JsonPath ask(List<AnnouncementEvent> events, String query) throws Exception {
        var positions = new TreeMap<Integer, Long>();
        try (var log = new Log(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            for (var event : events) {
                var position = log.append(event).split(":", 2);
                positions.merge(Integer.valueOf(position[0]), Long.valueOf(position[1]), Math::max);
            }
        }
        var atLeast = positions.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
        var join = query.contains("?") ? "&" : "?";
        return read("/api/v1/trends/" + query + (atLeast.isEmpty() ? "" : join + "atLeast=" + atLeast));
    }

    /// The ids of the announcements behind an answer.
    static List<String> inputs(JsonPath found) {
        return read(found.getString("inputs") + "&limit=500").getList("items.announcement", String.class);
    }

    static JsonPath read(String path) {
        var answer = RestAssured.given()
                .urlEncodingEnabled(false)
                .header("X-Countermove-Secret", "development-only")
                .get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
