package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Listing;
import io.countermove.entities.MergeCandidates;
import io.countermove.entities.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may be one thing, against the real PostgreSQL.
class MergeCandidatesTest {
    private static final MergeCandidates.Filter ALL = new MergeCandidates.Filter(List.of(), List.of());
    private static final Moment NOW = StateFixture.at("2026-11-24", "2026-11-24T00:00:00Z");

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    private PostgresMergeCandidates candidates;

    @BeforeAll
    static void start() {
        state = new StateFixture(folder);
    }

    @BeforeEach
    void empty() {
        state.empty();
        candidates = new PostgresMergeCandidates(state.transactions);
    }

    @Test
    void proposesWhatIsCalledAlikeTheLikeliestFirst() {
        said("a", "org:baidu", "Baidu, Inc.", Map.of("cik", "0001329099"));
        said("b", "org:baidu-online", "Baidu Online Network Technology", Map.of("CIK", "1329099"));
        said("c", "org:b-i-d-u", "BAIDU", Map.of());
        said("d", "org:deep-seek", "Hangzhou DeepSeek Artificial Intelligence", Map.of());
        said("e", "org:deepseek-ai", "Hangzhou DeepSeek Artifical Intelligence", Map.of());
        assertThat(read(ALL, NOW))
                .extracting(MergeCandidatesTest::text)
                .containsExactly(
                        "identifier 1.0000 org:baidu org:baidu-online",
                        "normalised-name 0.9800 org:b-i-d-u org:baidu",
                        "misspelt 0.9200 org:deep-seek org:deepseek-ai");
    }

    @Test
    void keepsApartWhatDiffersInACodeATypeOrAPlace() {
        said("a", "chip:nvidia-h20", "Nvidia H20", Map.of());
        said("b", "chip:nvidia-h200", "Nvidia H200", Map.of());
        said("c", "chip:kunlun", "Kunlun", Map.of());
        said("d", "org:kunlun", "Kunlun", Map.of());
        saidFrom("e", "org:example-cn", "Example Electrnic Systems", "jurisdiction:cn");
        saidFrom("f", "org:example-us", "Example Electronic Systems", "jurisdiction:us");
        assertThat(read(ALL, NOW)).isEmpty();
        saidFrom("g", "org:example-too", "Example Electronic Systems", "jurisdiction:cn");
        assertThat(read(ALL, NOW))
                .extracting(MergeCandidatesTest::text)
                .containsExactly(
                        "misspelt 0.9200 org:example-cn org:example-too",
                        "jurisdiction-mismatch 0.9000 org:example-too org:example-us");
    }

    /// Whether they are or are not: it is no question any more, as long as it is known.
    @Test
    void asksNothingThatIsKnown() {
        said("a", "org:baidu", "Baidu", Map.of());
        said("b", "org:baidu-inc", "Baidu Inc", Map.of());
        said("c", "org:bai-du", "BAIDU", Map.of());
        state.published("same", "2026-11-02T00:00:00Z", compared("identity.same-as", "org:baidu-inc", "org:baidu"));
        assertThat(read(ALL, StateFixture.at("2026-11-24", "2026-11-01T12:00:00Z")))
                .hasSize(3);
        assertThat(read(ALL, NOW)).singleElement().satisfies(pair -> {
            assertThat(pair.at("/one/id").asText()).isEqualTo("org:bai-du");
            assertThat(pair.at("/other/id").asText()).isEqualTo("org:baidu");
            assertThat(pair.at("/other/referents/0").asText()).isEqualTo("org:baidu-inc");
        });
        state.published("not", "2026-11-03T00:00:00Z", compared("identity.not-same-as", "org:bai-du", "org:baidu-inc"));
        assertThat(read(ALL, NOW)).isEmpty();
        state.retracted("not", "2026-11-04T00:00:00Z");
        assertThat(read(ALL, NOW)).hasSize(1);
        state.retracted("c", "2026-11-05T00:00:00Z");
        assertThat(read(ALL, NOW)).as("nobody calls it so any more").isEmpty();
    }

    @Test
    void isReadInPagesAndFiltered() {
        for (int i = 0; i < 4; i++) {
            said("one-" + i, "chip:one-" + i, "Kunlun R" + i, Map.of());
            said("other-" + i, "chip:other-" + i, "Kunlun-R" + i, Map.of());
        }
        said("a", "org:baidu", "Baidu", Map.of());
        said("b", "org:baidu-inc", "Baidu Inc", Map.of());
        var listing = candidates.list(ALL, NOW);
        var seen = new ArrayList<String>();
        var page = listing.slice(null, 2);
        while (!page.isEmpty()) {
            page.forEach(item -> seen.add(item.document().at("/one/id").asText()));
            page = candidates.list(ALL, NOW).slice(page.getLast().key(), 2);
        }
        assertThat(seen).containsExactly("chip:one-0", "chip:one-1", "chip:one-2", "chip:one-3", "org:baidu");
        assertThat(listing.count()).isEqualTo(5);
        assertThat(read(new MergeCandidates.Filter(List.of("org"), List.of()), NOW))
                .hasSize(1);
        assertThat(read(new MergeCandidates.Filter(List.of(), List.of("chip:other-2")), NOW))
                .hasSize(1);
    }

    /// The first that says just this name, also where another id of the thing bears it, and where an id itself fits.
    @Test
    void namesTheAnnouncementsThatCallThemSo() {
        said("x-without", "org:baidu", "Baidu Online Network Technology", Map.of());
        said("y", "org:b-a-i-d-u", "A search engine", Map.of("CIK", "1329099"));
        said("z", "org:baidu", "Baidu Online Network Technology", Map.of("cik", "0001329099"));
        said("a-otherwise", "org:one", "Another name", Map.of());
        said("b", "org:one", "Hangzhou DeepSeek Artificial Intelligence", Map.of());
        said("c-again", "org:one", "Hangzhou DeepSeek Artificial Intelligence", Map.of());
        said("d", "org:two", "Hangzhou DeepSeek Artifical Intelligence", Map.of());
        said("e", "org:a-referent", "The referent", Map.of());
        said("f", "org:kunlunxin", "Third thing", Map.of());
        said("g", "org:xyz", "KUNLUNXIN", Map.of());
        state.published("same", "2026-11-02T00:00:00Z", compared("identity.same-as", "org:one", "org:a-referent"));

        assertThat(read(ALL, NOW))
                .extracting(pair -> text(pair) + " " + pair.get("announcements"))
                .containsExactly(
                        "identifier 1.0000 org:b-a-i-d-u org:baidu [\"y\",\"z\"]",
                        "normalised-name 0.9800 org:kunlunxin org:xyz [\"f\",\"g\"]",
                        "misspelt 0.9200 org:a-referent org:two [\"b\",\"d\"]");
        state.retracted("b", "2026-11-04T00:00:00Z");
        assertThat(read(ALL, NOW).getLast().get("announcements")).hasToString("[\"c-again\",\"d\"]");
    }

    private List<ObjectNode> read(MergeCandidates.Filter filter, Moment moment) {
        return candidates.list(filter, moment).slice(null, 100).stream()
                .map(Listing.Item::document)
                .toList();
    }

    private static String text(ObjectNode pair) {
        var because = pair.path("because");
        return "%s %s %s %s"
                .formatted(
                        because.path(because.size() - 1).path("rule").asText(),
                        pair.path("score").asText(),
                        pair.at("/one/id").asText(),
                        pair.at("/other/id").asText());
    }

    private static void said(String id, String entity, String name, Map<String, String> identifiers) {
        state.published(id, "2026-11-01T00:00:00Z", announcement(entity, name, identifiers, null));
    }

    private static void saidFrom(String id, String entity, String name, String jurisdiction) {
        state.published(id, "2026-11-01T00:00:00Z", announcement(entity, name, Map.of(), jurisdiction));
    }

    private static String announcement(
            String entity,
            String name,
            Map<String, String> identifiers,
            @org.jspecify.annotations.Nullable String jurisdiction) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "enforcement.action")
                .put("title", "An action")
                .put("announcedOn", "2025-01-15");
        var participants = node.putArray("participants");
        participants.addObject().put("role", "issuer").put("entity", "jurisdiction:us");
        var target = participants
                .addObject()
                .put("role", "target")
                .put("entity", entity)
                .put("name", name);
        identifiers.forEach(target.putObject("identifiers")::put);
        if (jurisdiction != null) {
            node.putArray("facts")
                    .addObject()
                    .put("entity", entity)
                    .put("property", "jurisdiction")
                    .put("value", jurisdiction);
        }
        node.putObject("source").put("publisher", "A register");
        return node.toString();
    }

    private static String compared(String kind, String one, String other) {
        return """
                {"kind": "%s", "title": "About two ids", "announcedOn": "2025-05-21", "source": {"publisher": "An analyst"},
                 "participants": [{"role": "same", "entity": "%s"}, {"role": "same", "entity": "%s"}]}""".formatted(kind, one, other);
    }
}
