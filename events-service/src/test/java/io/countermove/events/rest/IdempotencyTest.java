package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.announcement;
import static io.countermove.events.rest.Requests.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class IdempotencyTest extends OverTheLog {
    @Inject
    Idempotency idempotency;

    @Test
    void givesTheSameReceiptsAgain() {
        var first = batch("morning", "same-1", "same-2")
                .statusCode(202)
                .extract()
                .jsonPath()
                .getList("event");
        var before = log.size();
        var again = batch("morning", "same-1", "same-2")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("event");
        assertThat(again).isEqualTo(first).doesNotHaveDuplicates();
        assertThat(log.size()).isEqualTo(before);
        assertThat(batch("evening", "same-1", "same-2")
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("event"))
                .isEqualTo(first);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        batch("noon", "other-1", "other-2").statusCode(202);
        expectProblem(batch("noon", "other-1"), 422, "idempotency-key-reused");
        expectProblem(batch("no on", "other-1"), 400, "bad-header");
    }

    /// After a restart the body is forgotten; the ids of the events are not.
    @Test
    void knowsTheKeyByTheEventsOnTheLog() {
        batch("restarted", "restart-1", "restart-2").statusCode(202);
        idempotency.forget();
        batch("restarted", "restart-1", "restart-2").statusCode(200);
        idempotency.forget();
        expectProblem(batch("restarted", "restart-3", "restart-2"), 409, "conflict");
    }

    private static ValidatableResponse batch(String key, String... ids) {
        var items = new java.util.StringJoiner(",", "[", "]");
        for (var id : ids) {
            items.add(announcement(id, "Fees dropped"));
        }
        return Requests.publisher()
                .header("Idempotency-Key", key)
                .body(items.toString())
                .post(Requests.PATH)
                .then();
    }
}
