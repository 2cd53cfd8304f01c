package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is written past the API and cannot be applied: it is kept, counted, told and, after a fix, replayed; and the
/// flow goes on.
@Order(7)
@ExtendWith(StartedSystem.Provider.class)
class QuarantineTest {
    private static final String OURS = "/publishers/local";

    private final StartedSystem system;
    private final Gateway admin;
    private final Instant later = Clock.systemUTC().instant().plusSeconds(1);

    QuarantineTest(StartedSystem system) {
        this.system = system;
        this.admin = system.admin();
    }

    @Test
    void keepsWhatCannotBeAppliedAndReplaysWhatWasMended() {
        var before = system.reconciled().get("quarantined").asInt();
        var based = system.publisher()
                .post(content("q-base", "As published"))
                .expect(202)
                .body()
                .get("position")
                .asText();
        system.anonymous().getAfter(based, "/announcements/q-base").expect(200);

        var written = writeBadRecords();
        var after = system.publisher()
                .post(content("q-after", "The flow goes on"))
                .expect(202)
                .body()
                .get("position")
                .asText();
        system.anonymous().getAfter(after, "/announcements/q-after").expect(200);

        assertThat(system.reconciled().get("quarantined").asInt()).isEqualTo(before + written.size());
        assertThat(reasons("")).containsAllEntriesOf(written);
        Await.until(() -> letters(written), found -> found.size() >= written.size());
        assertThat(letters(written)).containsExactlyInAnyOrderElementsOf(written.keySet());
        assertThat(system.anonymous()
                        .get("/announcements/q-base")
                        .expect(200)
                        .body()
                        .get("title")
                        .asText())
                .isEqualTo("As published");

        replays(written, before);
    }

    private void replays(Map<String, String> written, int before) {
        var aside = position(written, "wrong-partition");
        system.anonymous().get("/announcements/q-aside").problem(404);
        assertThat(system.publisher().replay(aside).status()).isEqualTo(403);
        assertThat(rule(admin.replay(position(written, "conflict")).problem(409)))
                .isEqualTo("not-replayable");
        assertThat(rule(admin.replay(position(written, "foreign-correction")).problem(409)))
                .isEqualTo("not-replayable");
        admin.replay("0:99999999").problem(404);
        for (var bad : List.of("envelope-invalid", "data-invalid", "key-not-subject", "not-json")) {
            var problem = admin.replay(position(written, bad)).problem(422);
            assertThat(problem.get("reason").asText()).isEqualTo(bad);
            assertThat(problem.get("errors")).isNotEmpty();
        }

        var receipt = admin.replay(aside).expect(202).body();
        var replayed = receipt.get("position").asText();
        system.anonymous().getAfter(replayed, "/announcements/q-aside").expect(200);
        var again = admin.replay(aside).problem(409);
        assertThat(rule(again)).isEqualTo("already-replayed");
        assertThat(again.get("detail").asText()).contains(replayed);

        assertThat(system.reconciled().get("quarantined").asInt()).isEqualTo(before + written.size() - 1);
        assertThat(reasons("")).doesNotContainKey(aside);
        assertThat(reasons("&replayed=true")).containsEntry(aside, "wrong-partition");
        assertThat(admin.get("/quarantine/" + aside)
                        .expect(200)
                        .body()
                        .get("replayedAs")
                        .asText())
                .isEqualTo(replayed);
    }

    /// Their reasons by position.
    private Map<String, String> writeBadRecords() {
        var written = new LinkedHashMap<String, String>();
        try (var producer = new Producer(system.brokers())) {
            written.put(producer.write("q-bare", "{}", Map.of()), "envelope-invalid");
            written.put(producer.write("q-text", "{", published("q-text", "t-1")), "not-json");
            written.put(producer.write("q-empty", null, published("q-empty", "e-1")), "not-json");
            var eaten = content("q-kind", "Eaten").replace("chip.stage-changed", "chip.eaten");
            written.put(producer.write("q-kind", without(eaten), published("q-kind", "k-1")), "data-invalid");
            var other = without(content("q-other", "Another key"));
            written.put(producer.write("q-key", other, published("q-other", "o-1")), "key-not-subject");
            var aside = without(content("q-aside", "Beside its partition"));
            written.put(producer.writeAside("q-aside", aside, published("q-aside", "a-1")), "wrong-partition");
            var rival = without(content("q-base", "Other content"));
            written.put(producer.write("q-base", rival, published("q-base", "c-1")), "conflict");
            var foreign = Announcements.because("not mine", rival);
            written.put(
                    producer.write(
                            "q-base",
                            foreign,
                            Producer.headers("q-base", "f-1", "corrected", "/publishers/elsewhere", later)),
                    "foreign-correction");
        }
        return written;
    }

    private Map<String, String> published(String subject, String event) {
        return Producer.headers(subject, event, "published", OURS, later);
    }

    private static String content(String id, String title) {
        return Announcements.chipAnnounced(id, "2026-02-03", title);
    }

    /// On the log the id is the subject and not in the content.
    private static String without(String content) {
        return content.replaceFirst("\"id\": \"[^\"]*\", ", "");
    }

    private Map<String, String> reasons(String filter) {
        var reasons = new TreeMap<String, String>();
        Json.list(admin.get("/quarantine?limit=500" + filter).items())
                .forEach(item -> reasons.put(
                        item.get("position").asText(), item.get("reason").asText()));
        return reasons;
    }

    private static String position(Map<String, String> written, String reason) {
        return written.entrySet().stream()
                .filter(entry -> entry.getValue().equals(reason))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String rule(JsonNode problem) {
        return problem.get("type").asText().replace("/problems/", "");
    }

    /// The letters about these, as position and reason.
    private List<String> letters(Map<String, String> about) {
        var topic = Producer.TOPIC + ".dlq";
        Map<String, Object> settings = Map.of("bootstrap.servers", system.brokers(), "auto.offset.reset", "none");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var letters = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var letter : consumer.poll(Duration.ofSeconds(1))) {
                    var headers = new TreeMap<String, String>();
                    letter.headers()
                            .forEach(header ->
                                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                    var position = headers.get("dlq-partition") + ":" + headers.get("dlq-offset");
                    if (about.containsKey(position)) {
                        assertThat(headers).containsEntry("dlq-reason", about.get(position));
                        assertThat(headers).containsKeys("dlq-detail", "dlq-topic");
                        letters.add(position);
                    }
                }
            }
            return letters;
        }
    }
}
