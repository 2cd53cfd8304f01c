package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What was so on a day, what this system knew at an instant, what anyone could have known.
@Order(2)
@ExtendWith(StartedSystem.Provider.class)
class TimeTravelTest {
    private final StartedSystem system;
    private final Gateway gateway;

    TimeTravelTest(StartedSystem system) {
        this.system = system;
        this.gateway = system.anonymous();
    }

    @Test
    void knewNothingBeforeAnythingWasPublished() {
        var then = "knownAt=" + system.emptyAt();

        assertThat(gateway.get("/announcements?" + then).items()).isEmpty();
        assertThat(gateway.get("/curbs?" + then).items()).isEmpty();
        assertThat(gateway.get("/entities?" + then).items()).isEmpty();
    }

    @Test
    void couldHaveKnownTheCurbOnceTheArticleWasPublished() {
        assertThat(curbsInForceKnownPubliclyBy("2025-06-30")).contains("policy:us-ai-chip-curb-2025-04");
        assertThat(curbsInForceKnownPubliclyBy("2025-04-30")).doesNotContain("policy:us-ai-chip-curb-2025-04");
    }

    @Test
    void echoesTheResolvedTimes() {
        var answer = gateway.get("/entities/org:baidu?validAt=2025-05-20&knownAt=2026-01-01&knownBy=public")
                .expect(200)
                .body();

        assertThat(answer.get("validAt").asText()).isEqualTo("2025-05-20");
        assertThat(answer.get("knownAt").asText()).startsWith("202");
        assertThat(answer.get("knownBy").asText()).isEqualTo("public");
        assertThat(answer.get("position").asText()).contains(":");
    }

    private List<String> curbsInForceKnownPubliclyBy(String day) {
        return Json.list(gateway.get("/curbs?status=in-force&validAt=2025-05-20&knownBy=public&knownAt=" + day)
                        .items())
                .stream()
                .map(curb -> curb.get("id").asText())
                .toList();
    }
}
