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
    @ValueSource(strings = {"limit=5", "count=exact"})
    void hasNoPages(String parameter) {
        anonymous.get("/announcements.csv?" + parameter).problem(400);
    }

    @Test
    void knowsNoOtherForm() {
        anonymous.get("/announcements.xml").problem(404);
        anonymous.get("/entities.csv").problem(404);
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
