package io.countermove.events.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.Log;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Replays of what was written past the service, on the real broker.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class ReplayTest extends OverTheLog {
    @Test
    void appendsWhatStoodInTheWrongPartitionAsItIs() throws Exception {
        var right = Requests.publish(Requests.feesDropped("replayed-like"))
                .statusCode(202)
                .extract()
                .jsonPath();
        var like = log.at(right.getString("position"));
        var headers = headers(like);
        headers.put("ce_subject", "replayed");
        headers.put("ce_id", "replayed-1");
        headers.put("x-own", "kept");
        var home = log.partitionOf("replayed");
        var wrong = Log.writeAt((home + 1) % 12, "replayed", like.value(), headers);

        var receipt = replay(wrong.toString(), "admin/root")
                .statusCode(202)
                .header("Location", org.hamcrest.Matchers.endsWith("/api/v1/announcements/replayed"))
                .body("id", equalTo("replayed"))
                .body("event", equalTo("replayed-1"))
                .body("ingesttime", equalTo(headers.get("ce_ingesttime")))
                .extract()
                .jsonPath();

        var replayed = log.at(receipt.getString("position"));
        assertThat(replayed.partition()).isEqualTo(home);
        assertThat(replayed.value()).isEqualTo(like.value());
        headers.put("ce_replayof", wrong.toString());
        assertThat(headers(replayed)).isEqualTo(headers);
        // What was replayed is remembered like anything else on the log.
        Requests.publish(Requests.announcement("replayed", "Other")).statusCode(409);
    }

    @Test
    void refusesWhatIsStillPoisonAndSaysWhy() throws Exception {
        var size = log.size();
        var bare = Log.write("still-bare", "{}".getBytes(StandardCharsets.UTF_8), Map.of());
        Requests.expectProblem(replay(bare.toString(), "admin/root"), 422, "still-poison")
                .body("reason", equalTo("envelope-invalid"))
                .body("errors[0].rule", equalTo("envelope-invalid"));

        var right = Requests.publish(Requests.feesDropped("still-like"))
                .statusCode(202)
                .extract()
                .jsonPath();
        var headers = headers(log.at(right.getString("position")));
        headers.put("ce_subject", "still-bad");
        var bad = Log.write("still-bad", "{\"kind\": \"chip.eaten\"}".getBytes(StandardCharsets.UTF_8), headers);
        var errors = Requests.expectProblem(replay(bad.toString(), "admin/root"), 422, "still-poison")
                .body("reason", equalTo("data-invalid"))
                .extract()
                .jsonPath()
                .<String>getList("errors.pointer");
        assertThat(errors).isNotEmpty();
        assertThat(log.size()).isEqualTo(size + 3);
    }

    @Test
    void refusesPlacesWithoutARecordAndCallersWithoutTheRole() {
        Requests.expectProblem(replay("0:999999", "admin/root"), 404, "not-found");
        Requests.expectProblem(replay("99:0", "admin/root"), 404, "not-found");
        Requests.expectProblem(replay("here", "admin/root"), 404, "not-found");
        replay("0:0", "publisher/local").statusCode(403);
    }

    @Test
    void takesNoReplayFromAClient() {
        var problem = Requests.publisher()
                .header("ce-specversion", "1.0")
                .header("ce-id", "e-r")
                .header("ce-source", "urn:countermove:local")
                .header("ce-subject", "sent-replay")
                .header("ce-type", "io.countermove.announcement.published.v1")
                .header("ce-replayof", "0:1")
                .body(Requests.feesDropped("x").replace("\"id\": \"x\",", ""))
                .post(Requests.PATH)
                .then();
        Requests.expectProblem(problem, 422, "invalid-announcement")
                .body("errors[0].pointer", equalTo("/replayof"))
                .body("errors[0].rule", equalTo("stamped-field"));
    }

    private static ValidatableResponse replay(String position, String principal) {
        return Requests.as(principal, "/")
                .post("/api/v1/quarantine/" + position + "/replay")
                .then();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, String>();
        found.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
