package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists leave as files: the whole list, in rows.
@Order(4)
@ExtendWith(StartedSystem.Provider.class)
class ExportTest {
    private final Gateway anonymous;

    ExportTest(StartedSystem system) {
        anonymous = system.anonymous();
    }

    @Test
    void givesTheWholeListAsLinesOfJson() {
        var answer = anonymous.get("/announcements.ndjson?kind=policy").expect(200);

        assertThat(answer.header("content-type")).startsWith("application/x-ndjson");
        assertThat(lines(answer))
                .hasSize(total("?kind=policy&count=exact"))
                .allSatisfy(line ->
                        assertThat(Json.parse(line).get("kind").asText()).startsWith("policy"));
    }

    @Test
    void givesTheWholeListAsATable() {
        var answer = anonymous.get("/announcements.csv").expect(200);

        assertThat(answer.header("content-type")).startsWith("text/csv");
        assertThat(lines(answer).getFirst()).startsWith("id,kind,title,announcedOn,");
        assertThat(answer.response().body()).contains("\r\nernie-fees-dropped,price.changed,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities%s?type=chip",
                "/entities/chip:nvidia-h20/timeline%s?",
                "/entities/chip:nvidia-h20/history%s?property=export-status",
                "/announcements/ernie-fees-dropped/revisions%s?",
                "/curbs%s?validAt=2025-05-20",
                "/curbs/diff%s?fromValidAt=2025-01-01&validAt=2025-05-20",
                "/curbs/policy:us-ai-chip-curb-2025-04/responses%s?",
                "/changes%s?type=new&kind=policy"
            })
    void givesEveryListAsATableThatSaysItsSource(String list) {
        var knownAt = "&knownAt="
                + anonymous.get("/curbs").expect(200).body().get("knownAt").asText();
        var items = anonymous
                .get(list.formatted("") + "&limit=500" + knownAt(list, knownAt))
                .expect(200)
                .body()
                .get("items");
        var csv = anonymous.get(list.formatted(".csv") + knownAt(list, knownAt)).expect(200);

        assertThat(csv.header("content-type")).startsWith("text/csv");
        assertThat(lines(csv).getFirst()).contains("source.url,source.publisher");
        assertThat(lines(csv)).hasSize(1 + items.size()).hasSizeGreaterThan(1);
        assertThat(lines(anonymous
                        .get(list.formatted(".ndjson") + knownAt(list, knownAt))
                        .expect(200)))
                .hasSameSizeAs(items);
    }

    /// Changes have an order and no times.
    private static String knownAt(String list, String knownAt) {
        return list.startsWith("/changes") ? "" : knownAt;
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5", "count=exact"})
    void hasNoPages(String parameter) {
        anonymous.get("/announcements.csv?" + parameter).problem(400);
    }

    @Test
    void knowsNoOtherForm() {
        anonymous.get("/announcements.xml").problem(404);
        anonymous.get("/trends.csv").problem(404);
    }

    private int total(String query) {
        return anonymous
                .get("/announcements" + query)
                .expect(200)
                .body()
                .get("total")
                .asInt();
    }

    private static List<String> lines(Answer answer) {
        return answer.response().body().lines().toList();
    }
}
