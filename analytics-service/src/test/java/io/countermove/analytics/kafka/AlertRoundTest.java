package io.countermove.analytics.kafka;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.entry;
import static io.countermove.analytics.Mother.published;
import static io.countermove.analytics.Mother.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.AlertBook;
import io.countermove.analytics.AlertCondition;
import io.countermove.analytics.AlertRule;
import io.countermove.analytics.Applied;
import io.countermove.analytics.Claim;
import io.countermove.analytics.SubjectFold;
import io.countermove.analytics.Tallies;
import io.countermove.analytics.Trends;
import io.countermove.analytics.Watched;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.local.KafkaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verdict on a claim through a restart, on a real broker.
class AlertRoundTest {

    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final AlertRule RULE = AlertRule.of(
            "Baidu's cloud",
            new Watched.OfClaim(Claim.BAIDU_CLOUD_GREW, 0.95),
            AlertCondition.find(Map.of("verdict", "changes")).orElseThrow(),
            NOW,
            "publisher/press",
            NOW.plusSeconds(60));
    private static final AnnouncementEvent BEFORE =
            published("before", "b1", "2026-01-01T00:00:00Z", revenue("2024-Q1", "4.7"));
    private static final AnnouncementEvent GREW =
            published("after", "a1", "2026-01-01T00:00:00Z", revenue("2025-Q1", "6.7"));
    private static final AnnouncementEvent STOOD_STILL =
            corrected("after", "a2", "2026-01-02T00:00:00Z", revenue("2025-Q1", "4.8"));

    private final Trends trends = new Trends();
    private Map<String, Object> kafka = Map.of();
    private long offset;

    @Test
    void tellsEachVerdictOnceThroughARestart(@TempDir Path folder) throws Exception {
        try (var broker = KafkaProcess.start(folder.resolve("kafka"), 0)) {
            kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            begin();
            apply();

            lookAfterARestart();
            assertThat(alerts()).isEmpty();
            apply(GREW);
            lookAfterARestart();
            assertThat(alerts()).containsExactly(RULE.id() + "-1: INCONCLUSIVE to SUPPORTED");

            lookAfterARestart();
            apply(GREW);
            lookAfterARestart();
            assertThat(alerts()).hasSize(1);

            apply(GREW, STOOD_STILL);
            lookAfterARestart();
            assertThat(alerts())
                    .containsExactly(
                            RULE.id() + "-1: INCONCLUSIVE to SUPPORTED", RULE.id() + "-2: SUPPORTED to CONTRADICTED");
        }
    }

    @Test
    void readsStatesThatWereWrittenBeforeThereWereVerdicts() {
        var state = AlertForm.readState(utf8("""
                {"seen": "beyond", "at": "2026-01-02T00:00:00Z", "status": "OK", "estimate": 3.0, "crossings": 1,
                 "last": [{"number": 1, "at": "2026-01-02T00:00:00Z", "since": "2026-01-01T00:00:00Z", "before": "OK",
                           "estimateBefore": 1.0, "after": "OK", "estimate": 3.0, "seen": "beyond"}]}"""));

        assertThat(state.last().getFirst().toMap()).extractingByKey("after").hasToString("{status=OK, estimate=3.0}");
    }

    private void begin() throws Exception {
        try (var admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(
                            new NewTopic(AlertForm.TOPIC, 1, (short) 1), new NewTopic(TopicNames.ALERTS, 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(
                            AlertForm.TOPIC, utf8(AlertForm.RULE + RULE.id()), AlertForm.write(RULE)))
                    .get();
        }
    }

    /// What is known of rules and states is what their topic has.
    private void lookAfterARestart() {
        var book = new AlertBook();
        for (var record : records(AlertForm.TOPIC)) {
            var key = record.key();
            if (key.startsWith(AlertForm.RULE)) {
                book.take(AlertForm.readRule(record.value()));
            } else {
                book.take(key.substring(AlertForm.STATE.length()), AlertForm.readState(record.value()));
            }
        }
        var turns = new ArrayDeque<>(List.of(true, false));
        var round = new AlertRound(
                turns::remove,
                () -> AlertWriter.open(kafka, 1),
                _ -> true,
                trends,
                (_, _, _) -> {
                    throw new AssertionError("a claim is no metric");
                },
                book,
                Clock.fixed(NOW, ZoneOffset.UTC));
        round.run();
        round.run();
    }

    private void apply(AnnouncementEvent... ofLater) {
        var observations = new HashMap<>(SubjectFold.of(List.of(entry(BEFORE))).observations());
        if (ofLater.length > 0) {
            var entries = List.of(ofLater).stream().map(event -> entry(event)).toList();
            observations.putAll(SubjectFold.of(entries).observations());
        }
        trends.apply(observations, List.of(new Applied(0, offset++, Tallies.NONE)));
    }

    private static String revenue(String period, String amount) {
        return """
                {"kind": "finance.reported", "title": "Revenue of %1$s", "announcedOn": "2025-05-21", "jurisdictions": ["CN"],
                 "participants": [{"role": "actor", "entity": "org:baidu"},
                                  {"role": "segment", "entity": "segment:baidu-ai-cloud"}],
                 "facts": [{"entity": "segment:baidu-ai-cloud", "property": "revenue",
                            "value": {"amount": "%2$s", "currency": "CNY"}, "qualifiers": {"period": "%1$s"}}],
                 "source": {"publisher": "Press", "publishedOn": "2025-05-21"}}""".formatted(period, amount);
    }

    private List<String> alerts() {
        return records(TopicNames.ALERTS).stream().map(AlertRoundTest::told).toList();
    }

    private static String told(ConsumerRecord<String, byte[]> record) {
        var alert = json(record.value());
        var id = Objects.requireNonNull(record.headers().lastHeader("ce_id")).value();
        return "%s: %s to %s"
                .formatted(
                        new String(id, StandardCharsets.UTF_8),
                        alert.at("/crossing/before/verdict").asText(),
                        alert.at("/crossing/after/verdict").asText());
    }

    private static JsonNode json(byte[] value) {
        try {
            return Json.read(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// What is committed.
    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        var partition = new TopicPartition(topic, 0);
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var admin = Admin.create(kafka);
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                kafka.get("bootstrap.servers"),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // Also of what is committed, and does not have its marker yet.
            long end = TopicEnds.of(admin, topic, 1, IsolationLevel.READ_UNCOMMITTED)
                    .getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}
