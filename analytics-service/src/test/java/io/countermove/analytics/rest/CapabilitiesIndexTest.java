package io.countermove.analytics.rest;

import static io.countermove.analytics.rest.Asking.ask;
import static io.countermove.analytics.rest.Asking.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.Mother;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The frontier gap on Epoch AI's Capabilities Index of 2025-12-19 (CC BY 4.0), and what follows for the article.
@QuarkusTest
@QuarkusTestResource(EmbeddedKafka.class)
class CapabilitiesIndexTest {

    private static final String GAP = "frontier-gap?benchmark=epoch-capabilities-index&validAt=2025-12-19&definition=";

    @BeforeEach
    void awaitReady() {
        Asking.awaitReady();
    }

    @Test
    void givesEachDefinitionItsOwnNumber() throws Exception {
        assertThat(verdict("gap-is-months")).isEqualTo("INCONCLUSIVE");

        var daily = ask(scores(), GAP + "daily-mean");
        assertThat(daily.getDouble("estimate")).isCloseTo(7.9, within(0.05));
        assertThat(daily.getDouble("lag.least")).isCloseTo(1.1, within(0.05));
        assertThat(daily.getDouble("lag.greatest")).isCloseTo(18.2, within(0.05));
        assertThat(daily.getDouble("lag.last")).isCloseTo(8.0, within(0.05));
        var releases = ask(List.of(), GAP + "at-release");
        assertThat(releases.getDouble("estimate")).isCloseTo(5.7, within(0.05));
        assertThat(releases.getInt("n")).isEqualTo(12);
        var levels = ask(List.of(), GAP + "score-levels&level=0.9");
        assertThat(levels.getDouble("estimate")).isCloseTo(6.3, within(0.05));
        assertThat(levels.getDouble("interval.low")).isCloseTo(4.8, within(0.3));
        assertThat(levels.getDouble("interval.high")).isCloseTo(8.4, within(0.5));
        var catchUp = ask(List.of(), GAP + "catch-up");
        assertThat(catchUp.getString("status")).isEqualTo("OK");
        assertThat(catchUp.getDouble("estimate")).isCloseTo(7.10, within(0.005));
        assertThat(catchUp.getInt("n")).isEqualTo(14);
        assertThat(catchUp.getInt("matched")).isEqualTo(9);
        assertThat(read("/api/v1/claims?validAt=2025-12-19").getDouble("items[0].metric.estimate"))
                .isCloseTo(7.10, within(0.005));
    }

    @Test
    void saysWhatWouldChangeTheVerdicts() {
        var claims = read("/api/v1/claims?validAt=2025-05-20&knownAt=2020-01-01");

        assertThat(claims.getString("validAt")).isEqualTo("2025-05-20");
        assertThat(claims.getString("knownAt")).isEqualTo("2020-01-01T23:59:59.999999Z");
        assertThat(claims.getString("knownBy")).isEqualTo("system");
        assertThat(claims.getList("items.id", String.class))
                .containsExactly("gap-is-months", "curbs-spur-innovation", "curbs-tightened", "baidu-cloud-grew");
        assertThat(claims.getList("items.verdict", String.class)).containsOnly("INCONCLUSIVE");
        assertThat(claims.getList("items.wouldChange", String.class)).noneMatch(String::isBlank);
        assertThat(claims.<List<String>>getList("items.reasons")).noneMatch(List::isEmpty);
    }

    private static String verdict(String id) {
        return read("/api/v1/claims?knownAt=2020-01-01").getString("items.find {it.id == '" + id + "'}.verdict");
    }

    private static List<AnnouncementEvent> scores() throws IOException {
        try (var in = Mother.class.getResourceAsStream("estimate/gap.json")) {
            var models = Json.read(Objects.requireNonNull(in).readAllBytes()).get("models");
            var events = new ArrayList<AnnouncementEvent>();
            for (var model : models) {
                events.add(score("eci-" + events.size(), model));
            }
            return events;
        }
    }

    private static AnnouncementEvent score(String id, JsonNode model) {
        var jurisdictions = new ArrayList<String>();
        if (model.get(2).asBoolean()) {
            jurisdictions.add("\"US\"");
        }
        if (model.get(3).asBoolean()) {
            jurisdictions.add("\"CN\"");
        }
        var json = """
                {"kind": "model.evaluated", "title": "%1$s", "announcedOn": "%2$s", "jurisdictions": [%3$s],
                 "participants": [{"role": "developer", "entity": "org:epoch-%1$s"}, {"role": "model", "entity": "model:%1$s"}],
                 "facts": [{"entity": "model:%1$s", "property": "benchmark-score", "value": {"value": "%4$s", "unit": "1"},
                            "qualifiers": {"benchmark": "epoch-capabilities-index"}}],
                 "source": {"publisher": "Epoch AI", "publishedOn": "%2$s"}}""".formatted(
                        id,
                        LocalDate.ofEpochDay(model.get(0).asInt()),
                        String.join(", ", jurisdictions),
                        model.get(1).asText());
        return Mother.published(id, id, "2026-01-01T00:00:00Z", json);
    }
}
