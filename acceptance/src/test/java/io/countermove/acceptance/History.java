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
import java.time.Duration;
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
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// One history of the log, what a system answers that has read it, and what the oracle says of it.
final class History {
    private static final Window WINDOW = new Window(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
    private static final List<Asked> QUESTIONS = List.of(
            asked("2025-05-20", "2026-12-01T00:00:00Z", false),
            asked("2025-05-20", "2026-12-01T00:00:00Z", true),
            asked("2026-11-08", "2026-12-01T00:00:00Z", false),
            asked("2025-12-15", "2024-01-01T00:00:00Z", false),
            asked("2025-12-15", "2022-07-01T00:00:00Z", true),
            asked("1995-05-01", "2025-01-01T00:00:00Z", false),
            asked("2031-12-31", "2026-12-01T00:00:00Z", false));

    private final List<RawRecord> records;
    private final Oracle oracle;

    History(int records, int subjects, long seed) {
        this.records = Histories.one(records, subjects, seed);
        this.oracle = new Oracle(this.records);
    }

    List<RawRecord> inOrder(long order) {
        var shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(order));
        return shuffled;
    }

    /// Straight to the log, beside the intake.
    ///
    /// @param written gets what is acknowledged
    static void write(StartedSystem system, List<RawRecord> records, Duration pace, WrittenLog written) {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.brokers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var each : records) {
                var message = new ProducerRecord<>(OpenTopic.ANNOUNCEMENTS, null, each.key(), each.bytes());
                each.headers()
                        .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(message, (place, failure) -> {
                    if (failure == null) {
                        written.add(each, place);
                    }
                });
                LockSupport.parkNanos(pace.toNanos());
            }
        }
    }

    /// What the system answers, once it has read everything.
    Answers answersOf(StartedSystem system) {
        var reconciliation = Await.until(
                () -> system.anonymous().get("/reconciliation").expect(200).body(),
                body -> body.get("agrees").asBoolean()
                        && body.at("/log/records/count").asInt() == records.size());
        return answers(system, withoutPositions(reconciliation));
    }

    int size() {
        return records.size();
    }

    void check(Answers answers) {
        checkReconciliation(answers.reconciliation);
        assertThat(answers.facts).isEqualTo(facts());
        assertThat(answers.curbs).isEqualTo(curbs());
        assertThat(answers.curbsInForce)
                .isEqualTo(QUESTIONS.stream().map(oracle::curbsInForce).toList());
        assertThat(answers.activity)
                .isEqualTo(QUESTIONS.stream()
                        .map(asked -> oracle.activity("", WINDOW, asked))
                        .toList());
        assertThat(answers.observations).isEqualTo(oracle.observations());
        assertThat(answers.inColumns)
                .isEqualTo(oracle.observations().values().stream()
                        .filter(History::saysSomething)
                        .count());
    }

    private static boolean saysSomething(JsonNode observation) {
        return observation.has("kind") || observation.has("property");
    }

    /// All that is compared.
    ///
    /// @param facts by question and entity, in no order
    /// @param observations what their topic comes to, by key
    /// @param inColumns how many of them the metrics hold in memory, without the retractions
    record Answers(
            JsonNode reconciliation,
            Map<String, Set<JsonNode>> facts,
            Map<String, JsonNode> curbs,
            List<Stock> curbsInForce,
            List<Count> activity,
            Map<String, JsonNode> observations,
            long inColumns) {}

    private Answers answers(StartedSystem system, JsonNode reconciliation) {
        var gateway = system.anonymous();
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
            counts.add(count(gateway.get("/trends/activity" + query(asked) + query(WINDOW))
                    .expect(200)
                    .body()));
        }
        var observations = new Observations(system);
        return new Answers(
                reconciliation, facts, curbs, stocks, counts, observations.standing(), observations.inColumns());
    }

    static String query(Window window) {
        return "&from=" + window.from() + "&to=" + window.to();
    }

    static String query(Asked asked) {
        return "?validAt=%s&knownAt=%s&knownBy=%s"
                .formatted(asked.validAt(), asked.knownAt(), asked.publicly() ? "public" : "system");
    }

    private static JsonNode statuses(JsonNode curb) {
        return ((ObjectNode) curb)
                .retain(
                        "id",
                        "issuer",
                        "targets",
                        "jurisdictions",
                        "legalStatus",
                        "announcedStatus",
                        "enforcement",
                        "since",
                        "until",
                        "certain",
                        "undated",
                        "statuses");
    }

    static Stock stock(JsonNode answer) {
        return new Stock(
                answer.get("estimate").asLong(),
                answer.at("/envelope/low").asLong(),
                answer.at("/envelope/high").asLong(),
                Json.texts(answer.get("announcedOnly")),
                Json.texts(answer.get("dateUnknown")));
    }

    static Count count(JsonNode answer) {
        return new Count(answer.get("n").asLong(), answer.at("/envelope/high").asLong());
    }

    private static JsonNode withoutPositions(JsonNode reconciliation) {
        for (var side : List.of("log", "state", "metrics")) {
            ((ObjectNode) reconciliation.at("/" + side + "/records")).remove("position");
        }
        return reconciliation;
    }

    private void checkReconciliation(JsonNode answer) {
        for (var side : List.of("/state", "/metrics")) {
            assertThat(sum(answer.at(side + "/records"))).isEqualTo(oracle.all());
            assertThat(sum(answer.at(side + "/current"))).isEqualTo(oracle.current());
            oracle.outcomes()
                    .forEach((name, sum) -> assertThat(sum(answer.at(side + "/outcomes/" + name)))
                            .as(side + " " + name)
                            .isEqualTo(sum));
        }
    }

    private static Sum sum(JsonNode tally) {
        return new Sum(tally.path("count").asLong(), tally.path("checksum").asText());
    }

    private SortedMap<String, Set<JsonNode>> facts() {
        var facts = new TreeMap<String, Set<JsonNode>>();
        for (var asked : QUESTIONS) {
            for (var entity : entities()) {
                facts.put(entity + " " + asked, new HashSet<>(oracle.facts(entity, asked)));
            }
        }
        facts.values().removeIf(Set::isEmpty);
        return facts;
    }

    private SortedMap<String, JsonNode> curbs() {
        var curbs = new TreeMap<String, JsonNode>();
        for (var asked : QUESTIONS) {
            oracle.curbs(asked).forEach((policy, curb) -> curbs.put(policy + " " + asked, curb));
        }
        return curbs;
    }

    private Set<String> entities() {
        var entities = new TreeSet<String>();
        for (var each : records) {
            each.value().findValuesAsText("entity").forEach(entities::add);
        }
        return entities;
    }

    private static Asked asked(String validAt, String knownAt, boolean publicly) {
        return new Asked(LocalDate.parse(validAt), Instant.parse(knownAt), publicly);
    }
}
