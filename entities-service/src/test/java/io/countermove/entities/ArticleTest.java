package io.countermove.entities;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The article's announcements, and the questions that it raises.
@QuarkusTest
@QuarkusTestResource(value = StartedProcesses.class, restrictToAnnotatedClass = true)
class ArticleTest {
    private static final String CURB = "policy:us-ai-chip-curb-2025-04";

    @BeforeEach
    void load() throws IOException {
        var file = Path.of(System.getProperty("countermove.home", ".."), "data", "article.ndjson");
        try (var log = new Log(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            var last = "";
            for (var line : Files.readAllLines(file)) {
                var announcement = (ObjectNode) Json.MAPPER.readTree(line);
                var id = announcement.remove("id").asText();
                log.write(Log.published(id, "2026-11-20T00:00:00Z", announcement.toString()));
                last = id;
            }
            var seen = last;
            Eventually.equal(
                    () -> RestAssured.given()
                            .header("X-Countermove-Secret", "a test's secret")
                            .get("/api/v1/announcements/" + seen)
                            .statusCode(),
                    200);
        }
        Eventually.equal(
                () -> get("/announcements?recordedSince=2026-11-20T00:00:00Z&limit=500")
                        .extract()
                        .path("items.size()"),
                22);
    }

    @Test
    void answersTheQuestionsOfTheArticle() {
        get("/curbs?status=in-force&validAt=2025-05-20").body("items.id", contains(CURB));
        get("/curbs/" + CURB)
                .body("targets", containsInAnyOrder("chip:nvidia-h20", "org:nvidia"))
                .body("issuer", contains("jurisdiction:us"));
        get("/curbs?target=chip:nvidia-h20&jurisdiction=US&issuer=jurisdiction:us")
                .body("items.id", contains(CURB));
        get("/curbs/" + CURB + "/responses")
                .body("items.actor", containsInAnyOrder("org:baidu", "org:tencent", "org:nvidia"));
        get("/announcements?kind=model.released&entity=org:deepseek&sort=-announcedOn")
                .body("items.id", contains("deepseek-r1-released", "deepseek-v3-released"));
        get("/entities/org:deepseek?validAt=2025-05-20")
                .body(
                        "relations.findAll { it.role == 'developer' }.entity",
                        hasItems("model:deepseek-r1", "model:deepseek-v3"));
        get("/entities/org:nvidia?validAt=2025-05-20")
                .body("relations.findAll { it.role == 'competes-with' }.entity", contains("org:huawei"));
        get("/entities?type=cluster&property=chip-type.vendor.jurisdiction:eq:jurisdiction:cn"
                        + "&sort=-property:chip-count&validAt=2025-05-20")
                .body("items[0].id", equalTo("cluster:baidu-p800-30000"));
        get("/entities/org:xiaomi?validAt=2025-05-20")
                .body("relations.findAll { it.role == 'vendor' }.entity.unique()", contains("chip:xiaomi-3nm"));
        get("/announcements?kind=partnership&jurisdiction=US").body("items.id", contains("us-chip-deals"));
        get("/announcements?q=h20").body("items.id", hasItem("h20-blocked"));
        get("/entities?q=baidu").body("items.id", hasItem("org:baidu"));
        get("/entities?jurisdiction=CN&type=org").body("items.id", hasItems("org:baidu", "org:tencent"));
        get("/entities/chip:nvidia-h20/history?property=export-status").body("items[0].value", equalTo("blocked"));
        get("/entities/chip:nvidia-h20/timeline").body("items.id", hasItem("h20-blocked"));
        get("/announcements?contested=true").body("items", hasSize(0));
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given()
                .header("X-Countermove-Secret", "a test's secret")
                .get("/api/v1" + path)
                .then()
                .statusCode(200);
    }
}
