package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known last of an entity, for the topics: bounded, and the same in whatever order it came.
class SnapshotsTest {
    private static final int MANY = 700;
    private static final int BATCH = 35;
    private static final int MOST_BYTES = 400_000;

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new StateFixture(folder);
    }

    @BeforeEach
    void empty() {
        fixture.empty();
    }

    @Test
    void cutsWhatIsTooLongForAMessageTheSameInAnyOrder() {
        var all = new TreeMap<String, String>();
        for (int i = 0; i < MANY; i++) {
            all.put("a%03d".formatted(i), revenue(i, "Baidu " + i));
        }
        fixture.published("2026-01-01T00:00:00Z", all);
        var whole = snapshot();

        assertThat(whole.path("omitted")).extracting(JsonNode::asText).containsExactlyInAnyOrder("names", "facts");
        assertThat(whole.toString().length()).isLessThan(MOST_BYTES);
        assertThat(announcements(whole)).hasSizeGreaterThan(20).contains("a699").doesNotContain("a000");

        var ids = new ArrayList<>(all.keySet());
        for (var order : List.of(ids, ids.reversed())) {
            fixture.empty();
            for (int from = 0; from < MANY; from += BATCH) {
                fixture.published("2026-01-01T00:00:00Z", part(all, order.subList(from, from + BATCH)));
            }
            assertThat(snapshot()).isEqualTo(whole);
        }
    }

    @Test
    void keepsItsFactsWhereOnlyItsNameIsNew() {
        fixture.published("a", "2026-01-01T00:00:00Z", revenue(1, "Baidu"));
        var facts = snapshot().path("facts");

        fixture.published("b", "2026-01-01T00:00:00Z", release("Baidu, Inc."));

        assertThat(names()).containsExactly("Baidu", "Baidu, Inc.");
        assertThat(facts).hasSize(1);
        assertThat(snapshot().path("facts")).isEqualTo(facts);
        assertThat(lastMessage("entities").path("facts")).isEqualTo(facts);
        var change = lastMessage("entity-changes");
        assertThat(change.path("version").asInt()).isEqualTo(2);
        assertThat(change.at("/after/names")).hasSize(1);
        assertThat(change.path("after").has("facts")).isFalse();
    }

    @Test
    void isNoNewVersionWhereAMentionChangesNothing() {
        fixture.published("a", "2026-01-01T00:00:00Z", revenue(1, "Baidu"));

        fixture.published("b", "2026-01-01T00:00:00Z", release("Baidu"));

        assertThat(lastMessage("entities").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void saysThatFactsAreOmittedAlsoAfterAMentionWithoutAny() {
        var all = new TreeMap<String, String>();
        for (int i = 0; i < MANY; i++) {
            all.put("a%03d".formatted(i), revenue(i, "Baidu"));
        }
        fixture.published("2026-01-01T00:00:00Z", all);

        fixture.published("b", "2026-01-01T00:00:00Z", release("Baidu, Inc."));

        assertThat(snapshot().path("omitted")).extracting(JsonNode::asText).containsExactly("facts");
        assertThat(names()).containsExactly("Baidu", "Baidu, Inc.");
    }

    @Test
    void losesAFactThatACorrectionSaysOfAnother() {
        fixture.published("a", "2026-01-01T00:00:00Z", revenue(1, "Baidu"));

        fixture.corrected(
                "a",
                "2026-01-02T00:00:00Z",
                revenue(1, "Baidu")
                        .replaceFirst("\\{", "{\"reason\": \"misread\", ")
                        .replace(
                                "[{\"entity\": \"org:baidu\", \"property\"",
                                "[{\"entity\": \"org:tencent\", \"property\""));

        assertThat(snapshot().has("facts")).isFalse();
        assertThat(snapshot("org:tencent").path("facts")).hasSize(1);
    }

    @Test
    void losesANameThatNobodySaysAnyMoreAndKeepsOneThatOthersSay() {
        fixture.published("a", "2026-01-01T00:00:00Z", revenue(1, "Baidu"));
        fixture.published("b", "2026-01-01T00:00:00Z", revenue(2, "Baidu, Inc."));
        fixture.published("c", "2026-01-01T00:00:00Z", revenue(3, "Baidu"));

        fixture.corrected(
                "c", "2026-01-02T00:00:00Z", revenue(4, "Baidu").replaceFirst("\\{", "{\"reason\": \"misread\", "));
        assertThat(names()).containsExactly("Baidu", "Baidu, Inc.");
        fixture.retracted("c", "2026-01-03T00:00:00Z");
        assertThat(names()).containsExactly("Baidu", "Baidu, Inc.");
        fixture.retracted("b", "2026-01-03T00:00:00Z");
        assertThat(names()).containsExactly("Baidu");
    }

    private static Map<String, String> part(Map<String, String> all, List<String> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, all::get));
    }

    private static Iterable<String> names() {
        return StreamSupport.stream(snapshot().path("names").spliterator(), false)
                .map(name -> name.path("value").asText())
                .toList();
    }

    private static Iterable<String> announcements(JsonNode snapshot) {
        var announcements = new LinkedHashMap<String, Boolean>();
        snapshot.path("facts")
                .forEach(fact -> announcements.put(fact.path("announcement").asText(), true));
        return announcements.keySet();
    }

    /// The last one about Baidu that waits for one of the topics.
    private static JsonNode lastMessage(String topic) {
        return fixture.transactions.call(connection -> Sql.of(
                        "SELECT convert_from(value, 'UTF8') AS value FROM outbox WHERE topic LIKE ? AND key = 'org:baidu' ORDER BY id DESC LIMIT 1",
                        "%." + topic + ".%")
                .list(connection, row -> Sql.json(row, "value"))
                .getFirst());
    }

    private static JsonNode snapshot() {
        return snapshot("org:baidu");
    }

    private static JsonNode snapshot(String id) {
        return fixture.transactions.call(connection -> Sql.of("SELECT snapshot FROM entity WHERE id = ?", id)
                .list(connection, row -> Sql.json(row, "snapshot"))
                .getFirst());
    }

    private static String release(String name) {
        return """
                {"kind": "model.released", "title": "A model", "announcedOn": "2025-05-01",
                 "participants": [{"role": "developer", "entity": "org:baidu", "name": "%s"},
                    {"role": "model", "entity": "model:ernie"}],
                 "source": {"publisher": "The Wire"}}
                """.formatted(name);
    }

    private static String revenue(int number, String name) {
        return """
                {"kind": "finance.reported", "title": "Revenue", "announcedOn": "%s", "language": "en",
                 "participants": [{"role": "actor", "entity": "org:baidu", "name": "%s"}],
                 "facts": [{"entity": "org:baidu", "property": "revenue",
                    "value": {"amount": "%d", "currency": "CNY", "qualifier": "="}, "qualifiers": {"period": "2025-Q1"}}],
                 "source": {"url": "https://news.example/a", "publisher": "The Wire"}, "confidence": "reported"}
                """.formatted(LocalDate.of(2020, 1, 1).plusDays(number), name, number);
    }
}
