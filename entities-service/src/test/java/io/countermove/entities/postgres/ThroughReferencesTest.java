package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.entities.Entities;
import io.countermove.entities.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of an entity by what it refers to, against the real PostgreSQL.
class ThroughReferencesTest {
    private static final List<String> HOME_OF_THE_CHIP = List.of("chip-type", "vendor", "jurisdiction");
    private static final String LAST = "2026-11-24T00:00:00Z";

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void start() {
        state = new StateFixture(folder);
    }

    @BeforeEach
    void publish() {
        state.empty();
        cluster("baidu", "2026-11-01T00:00:00Z", 30_000, "chip:kunlun-p800");
        cluster("somebody", "2026-11-01T00:00:01Z", 50_000, "chip:nvidia-h20");
        cluster("nobody-knows", "2026-11-01T00:00:02Z", 90_000, "chip:unheard-of");
        cluster("huawei", "2026-11-01T00:00:03Z", 10_000, "chip:ascend-910b");
        fact("p800", "2026-11-02T00:00:00Z", "chip:kunlun-p800", "vendor", "org:baidu");
        fact("h20", "2026-11-02T00:00:00Z", "chip:nvidia-h20", "vendor", "org:nvidia");
        fact("910b", "2026-11-02T00:00:00Z", "chip:ascend-910b", "vendor", "org:huawei");
        fact("baidu-home", "2026-11-03T00:00:00Z", "org:baidu", "jurisdiction", "jurisdiction:cn");
        fact("nvidia-home", "2026-11-03T00:00:00Z", "org:nvidia", "jurisdiction", "jurisdiction:us");
        fact("huawei-home", "2026-11-04T00:00:00Z", "org:huawei", "jurisdiction", "jurisdiction:cn");
    }

    /// All clusters are announced in China, and the largest are of others' chips.
    @Test
    void findsTheLargestClusterOfChineseChips() {
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", LAST))
                .containsExactly("cluster:baidu", "cluster:huawei");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:us", "2025-05-20", LAST))
                .containsExactly("cluster:somebody");
        assertThat(found(List.of("chip-type", "vendor"), "org:baidu", "2025-05-20", LAST))
                .containsExactly("cluster:baidu");
        assertThat(found(List.of("chip-type"), "chip:nvidia-h20", "2025-05-20", LAST))
                .containsExactly("cluster:somebody");
        assertThat(found(List.of("vendor", "jurisdiction"), "jurisdiction:cn", "2025-05-20", LAST))
                .as("a cluster is no chip")
                .isEmpty();
    }

    @Test
    void asksEachStepOfWhatWasKnownThen() {
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", "2026-11-02T12:00:00Z"))
                .isEmpty();
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", "2026-11-03T12:00:00Z"))
                .containsExactly("cluster:baidu");
        state.retracted("910b", "2026-11-10T00:00:00Z");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", LAST))
                .containsExactly("cluster:baidu");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", "2026-11-09T00:00:00Z"))
                .hasSize(2);
    }

    @Test
    void asksEachStepOfWhatHeldThen() {
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2024-12-31", LAST))
                .isEmpty();
        published("910b-sold", "2026-11-10T00:00:00Z", """
                {"entity": "chip:ascend-910b", "property": "vendor", "value": "org:nvidia",
                 "validFrom": "2025-04-01", "validTo": "2025-05-01"}""");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:us", "2025-04-15", LAST))
                .containsExactly("cluster:somebody", "cluster:huawei");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:us", "2025-05-20", LAST))
                .containsExactly("cluster:somebody");
    }

    /// The chip's vendor is named by an id of which nothing else is known.
    @Test
    void asksEachStepOfAllIdsOfOneThing() {
        fact("910b-of", "2026-11-05T00:00:00Z", "chip:ascend-910b", "vendor", "org:hua-wei");
        state.retracted("910b", "2026-11-05T00:00:01Z");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", LAST))
                .containsExactly("cluster:baidu");
        state.published("one", "2026-11-06T00:00:00Z", """
                {"kind": "identity.same-as", "title": "One company", "announcedOn": "2025-01-01",
                 "participants": [{"role": "same", "entity": "org:hua-wei"}, {"role": "same", "entity": "org:huawei"}],
                 "source": {"publisher": "An analysis"}}""");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", LAST))
                .containsExactly("cluster:baidu", "cluster:huawei");
        assertThat(found(List.of("chip-type", "vendor"), "org:huawei", "2025-05-20", LAST))
                .containsExactly("cluster:huawei");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", "2026-11-05T12:00:00Z"))
                .containsExactly("cluster:baidu");
        state.retracted("one", "2026-11-07T00:00:00Z");
        assertThat(found(HOME_OF_THE_CHIP, "jurisdiction:cn", "2025-05-20", LAST))
                .containsExactly("cluster:baidu");
    }

    /// The largest first.
    private static List<String> found(List<String> path, String value, String validAt, String knownAt) {
        var filter = new Entities.Filter(
                null,
                List.of(),
                List.of(new Entities.Condition(path, Entities.Comparison.EQ, value)),
                new Selection(Map.of("type", List.of("cluster")), Map.of(), Map.of()),
                "property:chip-count",
                true);
        return StateFixture.ids(
                new PostgresEntities(state.transactions).list(filter, StateFixture.at(validAt, knownAt)));
    }

    private static void cluster(String id, String ingestTime, int chips, String chip) {
        published(id, ingestTime, """
                {"entity": "cluster:%1$s", "property": "chip-count", "value": {"value": "%2$d", "unit": "chip", "qualifier": "="}},
                {"entity": "cluster:%1$s", "property": "chip-type", "value": "%3$s"}""".formatted(id, chips, chip));
    }

    private static void fact(String id, String ingestTime, String entity, String property, String value) {
        published(id, ingestTime, """
                {"entity": "%s", "property": "%s", "value": "%s"}""".formatted(entity, property, value));
    }

    private static void published(String id, String ingestTime, String facts) {
        state.published(id, ingestTime, """
                {"kind": "cluster.stage-changed", "title": "A cluster in China", "announcedOn": "2025-01-01", "jurisdictions": ["CN"],
                 "participants": [{"role": "owner", "entity": "org:somebody"}, {"role": "cluster", "entity": "cluster:%s"}],
                 "facts": [%s], "source": {"publisher": "An analysis"}}""".formatted(id, facts));
    }
}
