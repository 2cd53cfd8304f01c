package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A number that somebody watches, and why it moved.
@Order(5)
@ExtendWith(StartedSystem.Provider.class)
class WatchTest {
    private static final String RULE = """
            {"name": "Curbs of New Zealand", "metric": "curbs-in-force",
             "parameters": {"issuer": ["jurisdiction:nz"]}, "when": {"above": 0}}""";
    private static final String CURB = """
            {"id": "watched-curb", "kind": "policy.effective", "title": "A curb takes effect", "announcedOn": "2024-06-01",
             "validFrom": "2024-06-01", "jurisdictions": ["NZ"],
             "participants": [{"role": "instrument", "entity": "policy:nz-watched"},
                              {"role": "issuer", "entity": "jurisdiction:nz"}],
             "source": {"publisher": "Acceptance tests"}, "confidence": "reported"}""";

    private final StartedSystem system;
    private final Gateway publisher;

    WatchTest(StartedSystem system) {
        this.system = system;
        this.publisher = system.publisher();
    }

    @Test
    void tellsOnceThatANumberCameAboveItsBoundAndWhatMovedIt() {
        var rule = publisher.watch(RULE).expect(201).body().get("id").asText();
        var seen = Await.until(
                () -> rule(rule), found -> found.at("/seen/word").asText().equals("within"));
        var before = seen.at("/seen/since").asText();

        var position = publisher.post(CURB).expect(202).body().get("position").asText();
        var told = Await.until(() -> rule(rule), found -> found.get("crossings").asInt() == 1);

        assertThat(told.at("/seen/estimate").asInt()).isEqualTo(1);
        assertThat(alerts(rule)).hasSize(1);
        var why = publisher
                .getAfter(position, "/trends/curbs-in-force/explain?issuer=jurisdiction:nz&fromKnownAt=" + before)
                .expect(200)
                .body();
        assertThat(why.get("change").asInt()).isEqualTo(1);
        assertThat(Json.list(why.get("steps")))
                .filteredOn(step -> step.get("effect").asInt() == 1)
                .singleElement()
                .satisfies(step -> assertThat(step.toString()).contains("watched-curb"));

        publisher.endWatch(rule).expect(204);
        assertThat(publisher.get("/alert-rules/" + rule).status()).isEqualTo(404);
    }

    private JsonNode rule(String id) {
        return publisher.get("/alert-rules/" + id).expect(200).body();
    }

    /// As any consumer of the topic hears them.
    private List<JsonNode> alerts(String rule) {
        return new OpenTopic(system, "countermove.alerts.v1")
                .records().stream()
                        .filter(found -> found.key().equals("rule/" + rule))
                        .map(found -> Json.parse(found.value()))
                        .toList();
    }
}
