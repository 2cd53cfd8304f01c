package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is shown of an entity that hundreds of announcements are about.
class InEverythingTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final Moment NOW = StateFixture.at("2026-06-01", "2026-06-01T00:00:00Z");

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
    void itsRelationsAreThoseToldOfLast() {
        supplies(400);

        var nvidia = find("org:nvidia");

        assertThat(nvidia.path("moreRelations").asBoolean()).isTrue();
        assertThat(others(nvidia.path("relations").valueStream()))
                .contains("chip:c-399", "chip:c-350")
                .doesNotContain("chip:c-0", "chip:c-349")
                .hasSize(2 * 50 + 1);
        assertThat(others(list("org:nvidia").stream()))
                .contains("chip:c-0", "chip:c-399")
                .hasSize(2 * 400 + 1);
    }

    @Test
    void allRelationsOfAnotherAreShown() {
        supplies(40);

        for (var id : List.of("org:nvidia", "chip:c-7", "jurisdiction:us")) {
            var entity = find(id);
            assertThat(entity.path("moreRelations").asBoolean()).isFalse();
            assertThat(entity.path("relations").valueStream()).containsExactlyElementsOf(list(id));
        }
        assertThat(list("jurisdiction:us")).hasSize(1);
    }

    @Test
    void moreIsSaidToBeThereWhereTheLatestTellOfNobodyElse() {
        supplies(1);
        var jsons = new TreeMap<String, String>();
        for (int i = 1; i <= 50; i++) {
            jsons.put("b%03d".formatted(i), """
                    {"kind": "finance.reported", "title": "Results", "announcedOn": "%s",
                     "participants": [{"role": "actor", "entity": "org:nvidia"}],
                     "facts": [{"entity": "org:nvidia", "property": "revenue", "qualifiers": {"period": "2025-Q1"},
                                "value": {"amount": "%d", "currency": "USD"}}],
                     "source": {"publisher": "Reuters"}}
                    """.formatted(FIRST.plusDays(i), i));
        }
        fixture.published("2026-01-02T00:00:00Z", jsons);

        var nvidia = find("org:nvidia");

        assertThat(others(nvidia.path("relations").valueStream())).containsExactly("jurisdiction:us");
        assertThat(nvidia.path("moreRelations").asBoolean()).isTrue();
        assertThat(list("org:nvidia")).hasSize(3);
    }

    @Test
    void nothingMoreIsThereWhereAllFit() {
        supplies(50);

        assertThat(find("org:nvidia").path("moreRelations").asBoolean()).isFalse();
    }

    @Test
    void whatRefersToItIsCutToo() {
        var jsons = new TreeMap<String, String>();
        for (int i = 0; i < 400; i++) {
            jsons.put("a%03d".formatted(i), supply(i, "org:vendor-" + i));
        }
        fixture.published("2026-01-01T00:00:00Z", jsons);

        var us = find("jurisdiction:us");

        assertThat(us.path("moreRelations").asBoolean()).isTrue();
        assertThat(others(us.path("relations").valueStream()))
                .contains("org:vendor-399")
                .doesNotContain("org:vendor-0");
    }

    @Test
    void aFactHasTheBestOfItsAlternatives() {
        supplies(40);

        var fact = find("org:nvidia").path("facts").path(0);

        assertThat(fact.path("announcement").asText()).isEqualTo("a039");
        assertThat(fact.path("moreAlternatives").asBoolean()).isTrue();
        assertThat(fact.path("alternatives")
                        .valueStream()
                        .map(each -> each.path("announcement").asText()))
                .hasSize(20)
                .startsWith("a038", "a037")
                .endsWith("a019");
    }

    @Test
    void factsAreToldApartByQualifiersLongerThanAnIndexTakes() {
        var random = new SplittableRandom(7);
        var names = Stream.generate(() -> han(random, 1_000)).limit(3).toList();
        var jsons = new TreeMap<String, String>();
        for (int i = 0; i < 3; i++) {
            jsons.put("a" + i, """
                    {"kind": "model.evaluated", "title": "A model", "announcedOn": "2024-01-0%d",
                     "participants": [{"role": "developer", "entity": "org:lab"}, {"role": "model", "entity": "model:m"}],
                     "facts": [{"entity": "model:m", "property": "benchmark-score", "value": "%d",
                        "qualifiers": {"benchmark": "%s", "evaluator": "%s"}}],
                     "source": {"publisher": "Lab"}}
                    """.formatted(i + 1, i, names.get(i), names.getFirst()));
        }

        fixture.published("2026-01-01T00:00:00Z", jsons);

        assertThat(find("model:m")
                        .path("facts")
                        .valueStream()
                        .map(fact -> fact.at("/value/value").asText()))
                .containsExactlyInAnyOrder("0", "1", "2");
    }

    /// Text that does not compress.
    private static String han(SplittableRandom random, int length) {
        return random.ints(length, 0x4e00, 0x9fa5).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static void supplies(int count) {
        var jsons = new TreeMap<String, String>();
        for (int i = 0; i < count; i++) {
            jsons.put("a%03d".formatted(i), supply(i, "org:nvidia"));
        }
        fixture.published("2026-01-01T00:00:00Z", jsons);
    }

    private static String supply(int number, String vendor) {
        return """
                {"kind": "supply.reported", "title": "Supplies", "announcedOn": "%s",
                 "participants": [{"role": "vendor", "entity": "%s"}, {"role": "chip", "entity": "chip:c-%d"}],
                 "facts": [{"entity": "%s", "property": "jurisdiction", "value": "jurisdiction:us"}],
                 "source": {"publisher": "Reuters"}}
                """.formatted(FIRST.plusDays(number), vendor, number, vendor);
    }

    private ObjectNode find(String id) {
        return new PostgresEntities(fixture.transactions).find(id, NOW).orElseThrow();
    }

    private List<ObjectNode> list(String id) {
        return new PostgresEntities(fixture.transactions)
                .relations(id, NOW).slice(null, 1_000).stream()
                        .map(Listing.Item::document)
                        .toList();
    }

    private static List<String> others(Stream<? extends JsonNode> relations) {
        return relations.map(each -> each.path("entity").asText()).toList();
    }
}
