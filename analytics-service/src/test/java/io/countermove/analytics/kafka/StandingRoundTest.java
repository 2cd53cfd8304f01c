package io.countermove.analytics.kafka;

import static io.countermove.analytics.Mother.entry;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static io.countermove.analytics.Mother.retracted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.AlertBook;
import io.countermove.analytics.AlertCondition;
import io.countermove.analytics.AlertRule;
import io.countermove.analytics.Applied;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Claim;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Standing;
import io.countermove.analytics.SubjectFold;
import io.countermove.analytics.Tallies;
import io.countermove.analytics.Trends;
import io.countermove.analytics.Watched;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.local.KafkaProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingRoundTest {

    private static final TopicPartition TRENDS = new TopicPartition(TopicNames.TRENDS, 0);
    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final AnnouncementEvent R1 =
            published("r1", "e1", "2026-01-02T00:00:00Z", model("deepseek-r1", "2026-01-02"));
    private static final AnnouncementEvent V3 =
            published("v3", "e2", "2026-01-03T00:00:00Z", model("deepseek-v3", "2026-01-03"));
    private static final AnnouncementEvent V3_RETRACTED = retracted("v3", "e3", "2026-01-04T00:00:00Z");

    private Trends trends = new Trends();
    private final AlertBook book = new AlertBook();
    private final HashMap<String, Boolean> turns = new HashMap<>();
    private KafkaProcess broker;
    private Map<String, Object> kafka;
    private long offset;

    @BeforeAll
    void startBroker(@TempDir Path folder) throws Exception {
        broker = KafkaProcess.start(folder.resolve("kafka"), 0);
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(TopicNames.TRENDS, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void applyOne() {
        turns.clear();
        trends = new Trends();
        apply(R1);
    }

    @Test
    void endsOnTheAnswerOfWhoseTurnItIs() {
        var one = round("one");
        var other = round("other");
        turn("one");
        one.run();
        assertThat(releases()).isEqualTo(1);

        turn("other");
        one.run();
        apply(V3);
        other.run();
        assertThat(releases()).isEqualTo(2);

        turn("one");
        other.run();
        apply(V3, V3_RETRACTED);
        one.run();
        assertThat(releases()).isEqualTo(1);
    }

    @Test
    void refusesWhoWasReplacedWithoutNoticing() {
        var former = round("former");
        turn("former");
        former.run();
        var latter = round("latter");
        turns.put("latter", true);
        apply(V3);
        latter.run();

        apply(V3, V3_RETRACTED);
        // What it would publish is what it did publish.
        assertThatThrownBy(former::run).isInstanceOf(KafkaException.class);
        assertThat(releases()).isEqualTo(2);
        former.run();
        assertThat(releases()).isEqualTo(1);
    }

    @Test
    void refusesToCommitWhatBeganBeforeItWasReplaced() {
        var asOf = new AsOf(LocalDate.of(2026, 1, 10), NOW, KnownBy.SYSTEM);
        var answer = trends.answer(Standing.question(Metric.ACTIVITY, asOf), asOf);
        try (var former = TrendWriter.open(kafka)) {
            former.begin();
            former.put("activity|{}", answer, NOW);
            try (var latter = TrendWriter.open(kafka)) {
                assertThatThrownBy(former::commit).isInstanceOf(KafkaException.class);
                latter.begin();
                latter.put("lately", answer, NOW);
                latter.commit();
                assertThat(latter.isAlone()).isTrue();
                assertThat(former.isAlone()).isFalse();
            }
        }
        assertThat(topic()).containsKey("lately");
    }

    @Test
    void publishesWhatARuleNamesForAsLongAsItHolds() {
        var key = "activity|{\"kind\":[\"model\"],\"level\":[\"0.9\"]}";
        var round = round("one");
        turn("one");
        book.take(rule("first"));
        book.take(rule("second"));
        round.run();
        assertThat(topic()).containsKey("activity|{}");
        assertThat(topic().get(key)).contains("\"metric\":\"activity\"");

        book.removeRule("first");
        round.run();
        assertThat(topic().get(key)).isNotNull();

        book.removeRule("second");
        round.run();
        assertThat(topic()).containsKey("activity|{}").doesNotContainKey(key);
        var standing = topic().keySet();

        book.take(rule("third", new Watched.OfClaim(Claim.CURBS_TIGHTENED, 0.9), Map.of("verdict", "changes")));
        round.run();
        assertThat(topic().keySet()).isEqualTo(standing);
    }

    private static AlertRule rule(String id) {
        var parameters = Map.of("level", List.of("0.9"), "kind", List.of("model"));
        return rule(id, new Watched.OfMetric(Metric.ACTIVITY, parameters), Map.of("above", 1.0));
    }

    private static AlertRule rule(String id, Watched watched, Map<String, ?> when) {
        return new AlertRule(
                id, id, watched, AlertCondition.find(when).orElseThrow(), NOW, "publisher/press", NOW.plusSeconds(60));
    }

    private StandingRound round(String name) {
        return new StandingRound(
                () -> turns.getOrDefault(name, false),
                () -> TrendWriter.open(kafka),
                trends,
                (metric, _, asOf) -> Standing.question(metric, asOf),
                book,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void turn(String name) {
        turns.clear();
        turns.put(name, true);
    }

    private void apply(AnnouncementEvent... events) {
        var fold =
                SubjectFold.of(List.of(events).stream().map(each -> entry(each)).toList());
        trends.apply(new HashMap<>(fold.observations()), List.of(new Applied(0, offset++, Tallies.NONE)));
    }

    private int releases() {
        return json(topic().get("activity|{}")).path("n").asInt();
    }

    private static JsonNode json(@Nullable String value) {
        try {
            return Json.MAPPER.readTree(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// The last value of each key; what was removed is not there.
    private Map<String, String> topic() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(TRENDS));
            consumer.seekToBeginning(List.of(TRENDS));
            long end = end(kafka);
            var values = new HashMap<String, String>();
            while (consumer.position(TRENDS) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() == null) {
                        values.remove(record.key());
                    } else {
                        values.put(record.key(), record.value());
                    }
                });
            }
            return values;
        }
    }

    /// Also of what is committed, and does not have its marker yet.
    private static long end(Map<String, Object> kafka) {
        try (var admin = Admin.create(kafka)) {
            return TopicEnds.of(admin, TopicNames.TRENDS, 1, IsolationLevel.READ_UNCOMMITTED)
                    .getOrDefault(TRENDS, 0L);
        }
    }
}
