package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.entities.Announcements;
import io.countermove.entities.Entities;
import io.countermove.entities.Matching;
import io.countermove.entities.Moment;
import io.countermove.entities.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finding entities and announcements by words, in the real PostgreSQL.
class SearchTest {
    private static final Moment NOW = StateFixture.at("2026-11-24", "2026-11-24T00:00:00Z");

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void load() {
        state = new StateFixture(folder);
        state.published(
                "h20", "2026-11-01T00:00:00Z", chip("chip:nvidia-h20", "Nvidia H20", "英伟达 H20", "H20 needs a licence"));
        state.published(
                "h200", "2026-11-01T00:00:01Z", chip("chip:nvidia-h200", "Nvidia H200", "英伟达 H200", "H200 ships"));
        state.published(
                "h2o", "2026-11-01T00:00:02Z", chip("model:h2o-danube", "H2O Danube", "H2O", "H2O releases Danube"));
        state.published("baidu", "2026-11-01T00:00:03Z", """
                {"kind": "statement.made", "title": "百度在线网络技术公司 is unaffected by exports rules", "announcedOn": "2025-05", "stance": "unaffected",
                 "participants": [{"role": "actor", "entity": "org:baidu", "name": "Baidu, Inc.",
                    "names": [{"value": "百度", "language": "zh"}, {"value": "百度在线网络技术（北京）有限公司"}],
                    "identifiers": {"ticker": "9888.HK", "cik": "0001329099", "qid": "Q14772", "lei": "549300P8CFQHSKYKSI58"}}],
                 "legalCitation": "15 CFR 744.23", "eccn": "3A090.a",
                 "source": {"publisher": "An analysis", "quote": "We have enough chips for now"}}
                """);
        state.published("later", "2026-11-10T00:00:00Z", """
                {"kind": "statement.made", "title": "A name of its own", "announcedOn": "2025-06", "stance": "other",
                 "participants": [{"role": "actor", "entity": "org:baidu", "name": "Kunlunxin Parent"}],
                 "source": {"publisher": "An analysis"}}
                """);
    }

    @Test
    void findsEntitiesByAnyNameInAnyScript() {
        assertThat(entities("baidu")).containsExactly("org:baidu");
        assertThat(entities("BAIDU INC")).containsExactly("org:baidu");
        assertThat(entities("百度")).containsExactly("org:baidu");
        assertThat(entities("网络")).containsExactly("org:baidu");
        assertThat(entities("度")).containsExactly("org:baidu");
        assertThat(entities("英伟达")).containsExactlyInAnyOrder("chip:nvidia-h20", "chip:nvidia-h200");
        assertThat(entities("bai")).contains("org:baidu");
        assertThat(entities("Nvidai H20")).containsExactly("chip:nvidia-h20");
        assertThat(entities("kunlun")).containsExactly("org:baidu");
        assertThat(entities("Samsung")).isEmpty();
        assertThat(entities("?!")).isEmpty();
    }

    @Test
    void keepsCodesApart() {
        assertThat(entities("H20")).containsExactly("chip:nvidia-h20");
        assertThat(entities("h200")).containsExactly("chip:nvidia-h200");
        assertThat(entities("H2O")).containsExactly("model:h2o-danube");
        assertThat(entities("Nvidia H2O")).isEmpty();
        assertThat(announcements("H20")).containsExactly("h20");
        assertThat(announcements("H200")).containsExactly("h200");
    }

    @Test
    void findsIdentifiersAndIds() {
        for (var asked : List.of("9888.HK", "1329099", "0001329099", "Q14772", "549300P8CFQHSKYKSI58", "org:baidu")) {
            assertThat(entities(asked)).as(asked).containsExactly("org:baidu");
        }
        assertThat(announcements("Q14772")).containsExactly("baidu");
    }

    @Test
    void findsWhatBearsTheVeryIdentifier() {
        for (var asked : List.of(
                new Entities.Identifier("ticker", "9888.hk"),
                new Entities.Identifier("CIK", "1329099"),
                new Entities.Identifier("QID", "Q14772"))) {
            assertThat(identified(asked)).as(asked.toString()).containsExactly("org:baidu");
        }
        assertThat(identified(new Entities.Identifier("lei", "1329099"))).isEmpty();
        assertThat(identified(new Entities.Identifier("name", "Baidu, Inc."))).isEmpty();
    }

    private static List<String> identified(Entities.Identifier identifier) {
        return StateFixture.ids(new PostgresEntities(state.transactions)
                .list(new Entities.Filter(null, List.of(identifier), List.of(), Selection.ALL, "id", false), NOW));
    }

    @Test
    void putsTheVeryNameFirst() {
        var found = new PostgresEntities(state.transactions)
                .list(filter("nvidia h20"), NOW)
                .slice(null, 10)
                .getFirst()
                .document();
        assertThat(found.path("id").asText()).isEqualTo("chip:nvidia-h20");
        assertThat(found.path("score").asText()).isEqualTo("1");
    }

    @Test
    void findsAnnouncementsByWordsCitationAndControlNumber() {
        assertThat(announcements("export")).containsExactly("baidu");
        assertThat(announcements("exports unaffected")).containsExactly("baidu");
        assertThat(announcements("百度")).contains("baidu");
        assertThat(announcements("在线网络")).containsExactly("baidu");
        assertThat(announcements("15 CFR 744.23")).containsExactly("baidu");
        assertThat(announcements("3a090")).containsExactly("baidu");
        assertThat(announcements("3A090.A")).containsExactly("baidu");
        assertThat(announcements("enough chips")).containsExactly("baidu");
        assertThat(announcements("unaff*")).containsExactly("baidu");
        assertThat(announcements("unaff")).isEmpty();
        assertThat(announcements("...")).isEmpty();
    }

    /// Two ids are two things until it is known that they are one, and again before that.
    @Test
    void findsAThingOnceUnderAllItsIds() {
        var two = StateFixture.at("2026-11-24", "2026-11-13T12:00:00Z");
        state.published("nm-1", "2026-11-13T00:00:00Z", chip("chip:novamem", "Novamem X1", "NVX", "One"));
        state.published("nm-2", "2026-11-13T00:00:01Z", chip("chip:n-m-x1", "新存 X1", "Novamem X1 chip", "Other"));
        state.published("nm-same", "2026-11-14T00:00:00Z", """
                        {"kind": "identity.same-as", "title": "One chip", "announcedOn": "2026-11-14", "source": {"publisher": "An analyst"},
                         "participants": [{"role": "same", "entity": "chip:novamem"}, {"role": "same", "entity": "chip:n-m-x1"}]}""");
        assertThat(StateFixture.ids(new PostgresEntities(state.transactions).list(filter("novamem"), two)))
                .containsExactlyInAnyOrder("chip:novamem", "chip:n-m-x1");
        assertThat(new PostgresEntities(state.transactions)
                        .list(filter("novamem x1"), NOW)
                        .slice(null, 10))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.document().path("id").asText()).isEqualTo("chip:n-m-x1");
                    assertThat(item.document().path("referents").toString()).isEqualTo("[\"chip:novamem\"]");
                    assertThat(item.document().path("score").asText()).isEqualTo("1");
                });
        var wanted = List.of(new Matching.Wanted("Novamem X1", null, null, Map.of()));
        var matching = new PostgresMatching(state.transactions);
        assertThat(matching.match(wanted, 5, two).getFirst()).hasSize(2);
        assertThat(matching.match(wanted, 5, NOW).getFirst()).singleElement().satisfies(candidate -> {
            assertThat(candidate.entity()).isEqualTo("chip:n-m-x1");
            assertThat(candidate.referents()).containsExactly("chip:novamem");
            assertThat(candidate.name()).isEqualTo("新存 X1");
            assertThat(candidate.matched()).isEqualTo("Novamem X1");
        });
    }

    @Test
    void doesNotFindByWhatWasKnownLaterOrNoMore() {
        var before = StateFixture.at("2026-11-24", "2026-11-09T00:00:00Z");
        assertThat(StateFixture.ids(new PostgresEntities(state.transactions).list(filter("kunlunxin"), before)))
                .isEmpty();
        assertThat(StateFixture.ids(new PostgresEntities(state.transactions).list(filter("百度"), before)))
                .containsExactly("org:baidu");
        state.published(
                "wrong", "2026-11-11T00:00:00Z", chip("chip:wrong", "Fantasia Z9", "Z9", "A chip that never was"));
        assertThat(entities("fantasia")).containsExactly("chip:wrong");
        state.retracted("wrong", "2026-11-12T00:00:00Z");
        assertThat(entities("fantasia")).isEmpty();
        assertThat(announcements("never")).isEmpty();
        var then = StateFixture.at("2026-11-24", "2026-11-11T12:00:00Z");
        assertThat(StateFixture.ids(new PostgresEntities(state.transactions).list(filter("fantasia"), then)))
                .containsExactly("chip:wrong");
    }

    private static List<String> entities(String q) {
        return StateFixture.ids(new PostgresEntities(state.transactions).list(filter(q), NOW));
    }

    private static Entities.Filter filter(String q) {
        return new Entities.Filter(q, List.of(), List.of(), Selection.ALL, "score", true);
    }

    private static List<String> announcements(String q) {
        var all = Announcements.Filter.about(List.of());
        var filter = new Announcements.Filter(
                q, all.entities(), all.roles(), null, null, null, null, null, Selection.ALL, all.order());
        return StateFixture.ids(new PostgresAnnouncements(state.transactions).list(filter, NOW));
    }

    private static String chip(String entity, String name, String other, String title) {
        return """
                {"kind": "%s", "title": "%s", "announcedOn": "2025-04-15",
                 "participants": [{"role": "%s", "entity": "org:vendor"},
                                  {"role": "%s", "entity": "%s", "name": "%s", "names": [{"value": "%s"}]}],
                 "source": {"publisher": "A register"}}
                """.formatted(
                        entity.startsWith("chip") ? "chip.stage-changed" : "model.announced",
                        title,
                        entity.startsWith("chip") ? "vendor" : "developer",
                        entity.startsWith("chip") ? "chip" : "model",
                        entity,
                        name,
                        other);
    }
}
