package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.countermove.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every list leaves as a table, whole, and says what it rests on.
@QuarkusTest
@QuarkusTestResource(value = StartedProcesses.class, restrictToAnnotatedClass = true)
class TablesTest {
    private static final int CURBS = 120;
    private static final String CURB = """
            {"kind": "policy.effective", "title": "=1+1: \\"curb\\", %1$s", "announcedOn": "2025-04", "validFrom": "2025-04",
             "jurisdictions": ["US"],
             "participants": [{"role": "instrument", "entity": "policy:us-%1$s", "name": "The US curb, \\"%1$s\\""},
                              {"role": "issuer", "entity": "jurisdiction:us", "name": "United States"},
                              {"role": "target", "entity": "chip:nvidia-h20", "name": "Nvidia H20"}],
             "facts": [{"entity": "chip:nvidia-h20", "property": "export-status", "value": "blocked"}],
             "source": {"publisher": "An analysis", "publishedOn": "2025-05", "url": "https://analysis.example/%1$s"}}
            """;
    private static final String ANSWER = """
            {"kind": "statement.made", "title": "Baidu is unaffected", "announcedOn": "2025-05", "stance": "unaffected",
             "participants": [{"role": "actor", "entity": "org:baidu", "name": "Baidu"},
                              {"role": "about", "entity": "policy:us-curb-0"}],
             "respondsTo": ["policy:us-curb-0"], "source": {"publisher": "An analysis"}}
            """;

    private static boolean isPublished;

    @BeforeEach
    void publish() {
        if (isPublished) {
            return;
        }
        isPublished = true;
        try (var log = new Log(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            for (int i = 0; i < CURBS; i++) {
                log.write(Log.published("curb-" + i, "2026-11-01T00:00:0" + i % 10 + "Z", CURB.formatted("curb-" + i)));
            }
            log.write(Log.corrected(
                    "curb-0",
                    "curb-0-2",
                    "2026-11-02T00:00:00Z",
                    CURB.formatted("curb-0").replace("analysis.example", "corrected.example")));
            log.write(Log.published("answer", "2026-11-03T00:00:00Z", ANSWER));
            log.writeRaw("poison", "not json");
        }
        Eventually.equal(
                () -> json("/announcements?kind=policy&count=exact")
                        .path("total")
                        .asInt(),
                CURBS);
        Eventually.equal(
                () -> json("/curbs/policy:us-curb-0/responses").path("items").size(), 1);
        Eventually.equal(() -> json("/quarantine?count=exact").path("total").asInt() > 0, true);
        Eventually.equal(() -> json("/announcements/curb-0").path("revisions").asInt(), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/announcements?validAt=2025-06-01",
                "/announcements/curb-0/revisions?validAt=2025-06-01",
                "/entities?validAt=2025-06-01",
                "/entities/chip:nvidia-h20/timeline?validAt=2025-06-01",
                "/entities/chip:nvidia-h20/history?property=export-status",
                "/curbs?validAt=2025-06-01",
                "/curbs/diff?fromValidAt=2025-03-01&validAt=2025-06-01",
                "/curbs/policy:us-curb-0/responses?validAt=2025-06-01",
                "/changes?type=new&type=corrected",
                "/quarantine?replayed=false"
            })
    void holdsTheWholeList(String list) {
        var items = pages(list);
        var lines = get(list, "application/x-ndjson")
                .asString()
                .lines()
                .map(TablesTest::parse)
                .toList();
        var rows = rows(list);

        assertThat(lines).isEqualTo(items).isNotEmpty();
        assertThat(rows).hasSameSizeAs(items);
    }

    @Test
    void saysWhatARowRestsOn() {
        var curb = rows("/curbs?validAt=2025-06-01").getFirst();
        assertThat(curb.getField("since.latest")).isEqualTo("2025-04-30");
        assertThat(curb.getField("announcement")).isEqualTo("curb-0");
        assertThat(curb.getField("source.url")).isEqualTo("https://corrected.example/curb-0");
        assertThat(curb.getField("source.publisher")).isEqualTo("An analysis");
        assertThat(curb.getField("knownFrom")).isEqualTo("2026-11-02T00:00:00.000000Z");
        assertThat(rows("/entities?type=chip").getFirst().getField("source.publisher"))
                .isEqualTo("An analysis");
        assertThat(rows("/announcements/curb-0/revisions"))
                .extracting(row -> row.getField("source.url"))
                .containsExactly("https://analysis.example/curb-0", "https://corrected.example/curb-0");
        assertThat(rows("/entities/chip:nvidia-h20/history?property=export-status"))
                .filteredOn(row -> row.getField("announcement").equals("curb-0"))
                .extracting(row -> row.getField("source.url"))
                .containsExactly("https://analysis.example/curb-0", "https://corrected.example/curb-0");
        assertThat(rows("/announcements?entity=policy:us-curb-0&kind=policy")
                        .getFirst()
                        .getField("title"))
                .isEqualTo("'=1+1: \"curb\", curb-0");
    }

    @Test
    void isKnownByItsTag() {
        var csv = get("/curbs?validAt=2025-06-01", "text/csv");
        var tag = csv.header("ETag");

        assertThat(get("/curbs?validAt=2025-06-01", "application/json").header("ETag"))
                .isNotEqualTo(tag);
        assertThat(csv.header("Vary")).isEqualTo("Accept");
        assertThat(csv.header("Countermove-validAt")).isEqualTo("2025-06-01");
        request("text/csv")
                .header("If-None-Match", tag)
                .get("/api/v1/curbs?validAt=2025-06-01")
                .then()
                .statusCode(304);
        assertThat(request("text/csv").head("/api/v1/curbs").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/curbs?limit=5", "/entities?count=exact", "/curbs?facets=status"})
    void hasNeitherPagesNorFacets(String list) {
        request("text/csv").get("/api/v1" + list).then().statusCode(400);
    }

    @Test
    void tellsWhatIsNotThereBeforeTheFirstRow() {
        request("text/csv").get("/api/v1/curbs/policy:none/responses").then().statusCode(404);
        request("text/csv")
                .get("/api/v1/entities/chip:none/history?property=stage")
                .then()
                .statusCode(404);
        request("text/csv").get("/api/v1/entities/chip:nvidia-h20").then().statusCode(406);
    }

    private static List<JsonNode> pages(String list) {
        return Stream.iterate(
                        json(list + "&limit=50"),
                        page -> !page.isMissingNode(),
                        page -> page.path("next").isNull()
                                ? page.path("nothing")
                                : json(list + "&limit=50&cursor="
                                        + page.path("next").asText()))
                .flatMap(page -> page.path("items").valueStream())
                .toList();
    }

    private static List<NamedCsvRecord> rows(String list) {
        var csv = get(list, "text/csv").asString();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String path) {
        return read(get(path, "application/json").asString());
    }

    /// An item as a page has it.
    private static JsonNode parse(String line) {
        return ((ObjectNode) read(line)).without("evidence");
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response get(String path, String accept) {
        return request(accept)
                .get("/api/v1" + path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static RequestSpecification request(String accept) {
        return RestAssured.given()
                .accept(accept)
                .header("X-Countermove-Secret", "a test's secret")
                .header("X-Countermove-Principal", "admin/root");
    }
}
