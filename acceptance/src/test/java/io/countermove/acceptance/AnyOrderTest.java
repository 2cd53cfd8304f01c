package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.oracle.Asked;
import io.countermove.oracle.Count;
import io.countermove.oracle.Histories;
import io.countermove.oracle.Oracle;
import io.countermove.oracle.RawRecord;
import io.countermove.oracle.Stock;
import io.countermove.oracle.Sum;
import io.countermove.oracle.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Law 2 end to end: two empty systems, one history written to their logs in two orders, the answers of the oracle.
@Order(0)
class AnyOrderTest {
    private static final List<RawRecord> HISTORY = Histories.one(300, 60, 20_261_124);
    private static final Oracle ORACLE = new Oracle(HISTORY);
    private static final Window WINDOW = new Window(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
    private static final List<Asked> QUESTIONS = List.of(
            asked("2025-05-20", "2026-12-01T00:00:00Z", false),
            asked("2025-05-20", "2026-12-01T00:00:00Z", true),
            asked("2026-11-08", "2026-12-01T00:00:00Z", false),
            asked("2025-12-15", "2024-01-01T00:00:00Z", false),
            asked("2025-12-15", "2022-07-01T00:00:00Z", true),
            asked("1995-05-01", "2025-01-01T00:00:00Z", false),
            asked("2031-12-31", "2026-12-01T00:00:00Z", false));

    /// All that is compared.
    ///
    /// @param facts by question and entity, in no order
    private record Answers(
            JsonNode reconciliation,
            Map<String, Set<JsonNode>> facts,
            Map<String, JsonNode> curbs,
            List<Stock> curbsInForce,
            List<Count> activity) {}

    @Test
    void answersWhatTheOracleSaysInEitherOrder() {
        var one = answersAfter(1);
        var other = answersAfter(2);

        checkReconciliation(one.reconciliation);
        assertThat(one.facts).isEqualTo(facts());
        assertThat(one.curbs).isEqualTo(curbs());
        assertThat(one.curbsInForce)
                .isEqualTo(QUESTIONS.stream().map(ORACLE::curbsInForce).toList());
        assertThat(one.activity)
                .isEqualTo(QUESTIONS.stream()
                        .map(asked -> ORACLE.activity("", WINDOW, asked))
                        .toList());
        assertThat(other).isEqualTo(one);
    }

    private static Answers answersAfter(long order) {
        try (var system = StartedSystem.empty("order-" + order)) {
            write(system, order);
            var reconciliation = Await.until(
                    () -> system.anonymous().get("/reconciliation").expect(200).body(),
                    body -> body.get("agrees").asBoolean()
                            && body.at("/log/records/count").asInt() == HISTORY.size());
            return answers(system.anonymous(), withoutPositions(reconciliation));
        }
    }

    private static void write(StartedSystem system, long order) {
        var shuffled = new ArrayList<>(HISTORY);
        Collections.shuffle(shuffled, new Random(order));
        var port = system.status().at("/processes/kafka/port").asInt();
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var each : shuffled) {
                var message = new ProducerRecord<>("countermove.announcements.v1", null, each.key(), each.bytes());
                each.headers()
                        .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(message);
            }
        }
    }

    private static Answers answers(Gateway gateway, JsonNode reconciliation) {
        var facts = new TreeMap<String, Set<JsonNode>>();
        var curbs = new TreeMap<String, JsonNode>();
        var stocks = new ArrayList<Stock>();
        var counts = new ArrayList<Count>();
        for (var asked : QUESTIONS) {
            for (var entity : entities()) {
                var answer = gateway.get("/entities/" + entity + query(asked));
                if (answer.status() == 301) {
                    answer = gateway.getAbsolute(answer.header("Location"));
                }
                if (answer.status() != 404) {
                    var found = answer.expect(200).body().get("facts");
                    facts.put(entity + " " + asked, new HashSet<>(Json.list(found)));
                }
                var curb = gateway.get("/curbs/" + entity + query(asked));
                if (curb.status() != 404) {
                    curbs.put(entity + " " + asked, statuses(curb.expect(200).body()));
                }
            }
            facts.values().removeIf(Set::isEmpty);
            stocks.add(stock(gateway.get("/trends/curbs-in-force" + query(asked))
                    .expect(200)
                    .body()));
            var window = "&from=" + WINDOW.from() + "&to=" + WINDOW.to();
            counts.add(count(gateway.get("/trends/activity" + query(asked) + window)
                    .expect(200)
                    .body()));
        }
        return new Answers(reconciliation, facts, curbs, stocks, counts);
    }

    private static String query(Asked asked) {
        return "?validAt=%s&knownAt=%s&knownBy=%s"
                .formatted(asked.validAt(), asked.knownAt(), asked.publicly() ? "public" : "system");
    }

    private static JsonNode statuses(JsonNode curb) {
        return ((ObjectNode) curb)
                .retain(
                        "id",
                        "legalStatus",
                        "announcedStatus",
                        "enforcement",
                        "since",
                        "until",
                        "certain",
                        "undated",
                        "statuses");
    }

    private static Stock stock(JsonNode answer) {
        return new Stock(
                answer.get("estimate").asLong(),
                answer.at("/envelope/low").asLong(),
                answer.at("/envelope/high").asLong(),
                Json.texts(answer.get("announcedOnly")),
                Json.texts(answer.get("dateUnknown")));
    }

    private static Count count(JsonNode answer) {
        return new Count(answer.get("n").asLong(), answer.at("/envelope/high").asLong());
    }

    private static JsonNode withoutPositions(JsonNode reconciliation) {
        for (var side : List.of("log", "state", "metrics")) {
            ((ObjectNode) reconciliation.at("/" + side + "/records")).remove("position");
        }
        return reconciliation;
    }

    private static void checkReconciliation(JsonNode answer) {
        for (var side : List.of("/state", "/metrics")) {
            assertThat(sum(answer.at(side + "/records"))).isEqualTo(ORACLE.all());
            assertThat(sum(answer.at(side + "/current"))).isEqualTo(ORACLE.current());
            ORACLE.outcomes()
                    .forEach((name, sum) -> assertThat(sum(answer.at(side + "/outcomes/" + name)))
                            .as(side + " " + name)
                            .isEqualTo(sum));
        }
    }

    private static Sum sum(JsonNode tally) {
        return new Sum(tally.path("count").asLong(), tally.path("checksum").asText());
    }

    private static SortedMap<String, Set<JsonNode>> facts() {
        var facts = new TreeMap<String, Set<JsonNode>>();
        for (var asked : QUESTIONS) {
            for (var entity : entities()) {
                facts.put(entity + " " + asked, new HashSet<>(ORACLE.facts(entity, asked)));
            }
        }
        facts.values().removeIf(Set::isEmpty);
        return facts;
    }

    private static SortedMap<String, JsonNode> curbs() {
        var curbs = new TreeMap<String, JsonNode>();
        for (var asked : QUESTIONS) {
            ORACLE.curbs(asked).forEach((policy, curb) -> curbs.put(policy + " " + asked, curb));
        }
        return curbs;
    }

    private static Set<String> entities() {
        var entities = new TreeSet<String>();
        for (var each : HISTORY) {
            each.value().findValuesAsText("entity").forEach(entities::add);
        }
        return entities;
    }

    private static Asked asked(String validAt, String knownAt, boolean publicly) {
        return new Asked(LocalDate.parse(validAt), Instant.parse(knownAt), publicly);
    }
}
