package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.announcement;
import static io.countermove.events.rest.Requests.expectProblem;
import static io.countermove.events.rest.Requests.feesDropped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class StreamTest extends OverTheLog {
    @Test
    void publishesEachLineThatIsSoundAndNamesWhatIsWrongWithTheOthers() throws IOException {
        var before = log.size();
        var answer = stream(
                "",
                String.join(
                        "\n",
                        line(feesDropped("stream-first")),
                        "{\"kind\": \"price.changed\"}",
                        "",
                        "not JSON",
                        line(feesDropped("stream-first")),
                        line(announcement("stream-first", "Other content")),
                        "x".repeat(600 * 1024),
                        line(feesDropped("stream-last"))));
        var summary = answer.removeLast().path("summary");
        assertThat(summary.path("lines").asInt()).isEqualTo(8);
        assertThat(summary.path("published").asInt()).isEqualTo(2);
        assertThat(summary.path("duplicates").asInt()).isEqualTo(1);
        assertThat(summary.path("refused").asInt()).isEqualTo(4);
        assertThat(summary.path("ackedThroughLine").asInt()).isEqualTo(8);
        assertThat(summary.path("position").asText()).matches("\\d+:\\d+(,\\d+:\\d+)?");
        assertThat(answer.stream()
                        .map(line -> line.path("line").asLong() + " "
                                + line.path("rule").asText())
                        .distinct())
                .contains("4 malformed-json", "6 conflict", "7 long-line")
                .anyMatch(line -> line.startsWith("2 "));
        assertThat(log.size()).isEqualTo(before + 2);
    }

    @Test
    void takesEventsAsWell() throws IOException {
        var published = line("""
                {"specversion": "1.0", "id": "stream-event", "source": "urn:countermove:local", "subject": "stream-event",
                 "type": "io.countermove.announcement.published.v1", "data": %s}""".formatted(content("Fees dropped")));
        var foreign = published.replace("urn:countermove:local", "urn:somebody:else");
        var answer = stream("", published + "\n" + foreign + "\n");
        assertThat(answer.getFirst().path("rule").asText()).isEqualTo("source-not-allowed");
        assertThat(answer.getLast().at("/summary/published").asInt()).isEqualTo(1);
    }

    @Test
    void tellsACheckpointForEachThousandLinesAndGoesOnFromALine() throws IOException {
        var lines = IntStream.rangeClosed(1, 2_500)
                .mapToObj(i -> line(feesDropped("stream-many-" + i)))
                .toList();
        var before = log.size();
        var answer = stream("", String.join("\n", lines));
        assertThat(checkpoints(answer)).containsExactly(1000L, 2000L);
        assertThat(answer.getLast().at("/summary/published").asInt()).isEqualTo(2_500);
        assertThat(log.size()).isEqualTo(before + 2_500);

        var rest = stream("?fromLine=2001", String.join("\n", lines));
        assertThat(rest).hasSize(1);
        assertThat(rest.getFirst().at("/summary/duplicates").asInt()).isEqualTo(500);
        assertThat(rest.getFirst().at("/summary/lines").asInt()).isEqualTo(2_500);
        assertThat(rest.getFirst().at("/summary/ackedThroughLine").asInt()).isEqualTo(2_500);
        assertThat(log.size()).isEqualTo(before + 2_500);
        expectProblem(post("?fromLine=0", ""), 400, "bad-parameter");
    }

    @Test
    void answersWhileTheRequestIsStillBeingSent() throws IOException {
        try (var stream = new OpenStream("")) {
            for (int i = 0; i < 1_000; i++) {
                stream.send(line(feesDropped("stream-open-" + i)));
            }
            assertThat(stream.next().path("ackedThroughLine").asLong()).isEqualTo(1_000);
            stream.send("nonsense");
            assertThat(stream.next().path("line").asLong()).isEqualTo(1_001);
            stream.send(line(feesDropped("stream-open-last")));
            stream.end();
            assertThat(stream.next().at("/summary/published").asInt()).isEqualTo(1_001);
        }
    }

    @Test
    void endsAStreamWhoseSenderFallsSilent() throws IOException {
        try (var stream = new OpenStream("")) {
            stream.send(line(feesDropped("stream-silent")));
            stream.begin("{\"id\": \"half a line");
            var last = stream.next().path("problem");
            assertThat(last.path("status").asInt()).isEqualTo(408);
            assertThat(last.path("type").asText()).isEqualTo("/problems/silent-sender");
            assertThat(last.path("ackedThroughLine").asInt()).isEqualTo(1);
        }
    }

    /// Slow streams take no place of anyone else's.
    @Test
    void refusesMoreStreamsThanItHasPlacesFor() throws IOException {
        var open = new ArrayList<OpenStream>();
        try {
            for (var name : List.of("local", "local", "wire")) {
                var stream = new OpenStream("", name);
                open.add(stream);
                stream.send("nonsense");
                stream.next();
            }
            expectProblem(post("", line(feesDropped("stream-outside"))), 429, "too-many-streams")
                    .header("Retry-After", "1");
            try (var stream = new OpenStream("", "desk")) {
                assertThat(stream.status()).contains(" 503 ");
            }
            Requests.publish(feesDropped("stream-beside")).statusCode(202);
        } finally {
            for (var stream : open) {
                stream.end();
                assertThat(stream.next().has("summary")).isTrue();
                stream.close();
            }
        }
        stream("", line(feesDropped("stream-outside")));
    }

    @Test
    void publishesNothingOfAHalfLineWhoseSenderIsGone() throws Exception {
        var before = log.size();
        try (var stream = new OpenStream("")) {
            stream.send(line(feesDropped("stream-cut-1")));
            stream.send("nonsense");
            stream.next();
            stream.begin(line(feesDropped("stream-cut-2")));
        }
        // The place that it held is free again.
        for (int i = 0; i < 3; i++) {
            stream("", line(feesDropped("stream-cut-1")));
        }
        assertThat(log.size()).isEqualTo(before + 1);
    }

    private static List<Long> checkpoints(List<JsonNode> answer) {
        return answer.stream()
                .filter(line -> line.has("ackedThroughLine"))
                .map(line -> line.path("ackedThroughLine").asLong())
                .toList();
    }

    private static List<JsonNode> stream(String query, String body) throws IOException {
        var answer = post(query, body)
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        var lines = new ArrayList<JsonNode>();
        for (var line : answer.split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(Json.read(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return lines;
    }

    private static io.restassured.response.ValidatableResponse post(String query, String body) {
        return Requests.publisher()
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(Requests.PATH + query)
                .then();
    }

    private static String content(String title) {
        return announcement("x", title).replace("\"id\": \"x\",", "");
    }

    private static String line(String json) {
        return json.replace('\n', ' ');
    }
}
