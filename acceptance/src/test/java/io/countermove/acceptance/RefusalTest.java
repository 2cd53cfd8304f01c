package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is refused, how clearly, and that the log does not move by it.
@Order(4)
@ExtendWith(StartedSystem.Provider.class)
class RefusalTest {
    private static final String GOOD = Announcements.chipAnnounced("never-published", "2026-01-05", "Never published");

    private final Gateway publisher;
    private final Gateway anonymous;
    private JsonNode logBefore;

    RefusalTest(StartedSystem system) {
        publisher = system.publisher();
        anonymous = system.anonymous();
        logBefore = log();
    }

    @BeforeEach
    void rememberTheLog() {
        logBefore = log();
    }

    @AfterEach
    void logDidNotMove() {
        assertThat(log()).isEqualTo(logBefore);
        anonymous.get("/announcements/never-published").problem(404);
    }

    @Test
    void refusesWhatIsNotJson() {
        publisher.post("{\"kind\": ").problem(400);
    }

    @Test
    void refusesAnUnknownKind() {
        assertThat(rules(publisher.post(GOOD.replace("chip.stage-changed", "chip.eaten")), 422))
                .contains(tuple("/kind", "unknown-kind"));
    }

    @Test
    void refusesAnUnknownField() {
        var problem = publisher
                .post(GOOD.replaceFirst("\\{", "{\"colour\": \"red\", "))
                .problem(422);

        assertThat(problem.get("errors").toString()).contains("colour");
    }

    @Test
    void refusesANumberOfTheWrongProperty() {
        assertThat(rules(publisher.post(GOOD.replace("\"announced\"", "\"eaten\"")), 422))
                .contains(tuple("/facts/0/value", "value-enum"));
    }

    @Test
    void publishesNothingOfAnArrayWithOneBadItem() {
        var bad = GOOD.replace("never-published", "bad-one").replace("\"role\": \"vendor\"", "\"role\": \"eater\"");

        assertThat(rules(publisher.post("[" + GOOD + ", " + bad + "]"), 422))
                .contains(tuple("/1/participants/0/role", "unknown-role"));
    }

    @Test
    void answersTenMegabytesWithAProblem() {
        publisher
                .post(GOOD.replace("Never published", "x".repeat(10 * 1024 * 1024)))
                .problem(413);
    }

    @Test
    void namesAnUnknownQueryParameter() {
        var problem = anonymous.get("/curbs?colour=red").problem(400);

        assertThat(problem.get("type").asText()).endsWith("unknown-parameter");
        assertThat(problem.get("detail").asText()).contains("colour").contains("validAt");
    }

    @Test
    void refusesAWriteWithoutAKey() {
        anonymous.post(GOOD).problem(401);
    }

    @Test
    void answersTheUnknownWith404() {
        anonymous.get("/entities/org:nobody").problem(404);
        anonymous.get("/curbs/policy:none").problem(404);
        publisher.put("never-published", Announcements.because("a try", GOOD)).problem(404);
        publisher.delete("never-published", "a try").problem(404);
    }

    private JsonNode log() {
        return anonymous.get("/reconciliation").expect(200).body().at("/log/records");
    }

    private static List<Tuple> rules(Answer answer, int status) {
        return Json.list(answer.problem(status).get("errors")).stream()
                .map(error ->
                        tuple(error.get("pointer").asText(), error.get("rule").asText()))
                .toList();
    }
}
