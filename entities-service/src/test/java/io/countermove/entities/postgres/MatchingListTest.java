package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.countermove.contracts.json.Json;
import io.countermove.entities.Matching.Wanted;
import io.countermove.entities.Moment;
import io.countermove.entities.NameKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Matching, measured on the names of the BIS Entity List, which lies beside the project. Every fifth entity stays out
/// and is
/// asked for all the same: the hardest names that are not known are those of the same kind.
class MatchingListTest {
    private static final Moment NOW = StateFixture.at("2026-11-24", "2026-11-24T00:00:00Z");
    private static final double THRESHOLD = 0.85;
    private static final int SAMPLE = 400;
    private static final Path LIST =
            Path.of(System.getProperty("countermove.home", ".."), "../shared/data/lists/bis_entity_list.json");

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;
    /// The ids that a key may stand for: the list has some entities twice, and aliases of several.
    private static final Map<String, Set<String>> IDS = new HashMap<>();
    private static final Map<Integer, JsonNode> KNOWN = new TreeMap<>();
    private static final List<JsonNode> UNKNOWN = new ArrayList<>();

    private record Asked(String name, Set<String> right) {}

    /// Shares of what was asked.
    ///
    /// @param matched whose best candidate reaches the threshold
    /// @param wrongly matched with another entity
    private record Figures(double recallAtOne, double recallAtFive, double matched, double wrongly) {}

    @BeforeAll
    static void load() throws IOException {
        assumeTrue(Files.exists(LIST), () -> LIST + " is not there: matching is not measured");
        state = new StateFixture(folder);
        var entities = Json.MAPPER.readTree(LIST.toFile()).path("entities");
        var jsons = new LinkedHashMap<String, String>();
        for (int i = 0; i < entities.size(); i++) {
            if (i % 5 == 4) {
                UNKNOWN.add(entities.get(i));
                continue;
            }
            KNOWN.put(i, entities.get(i));
            var id = "org:listed-" + i;
            // The second half is known by its primary names alone.
            var names =
                    new ArrayList<String>(List.of(entities.get(i).path("name").asText()));
            if (hasAliases(i)) {
                entities.get(i).path("aliases").forEach(alias -> names.add(alias.asText()));
            }
            entities.get(i).path("aliases").forEach(alias -> right(alias.asText(), id));
            names.forEach(name -> right(name, id));
            jsons.put("listed-" + i, announcement(id, names));
        }
        state.published("2026-11-01T00:00:00Z", jsons);
        state.transactions.call(connection -> Sql.of("ANALYZE naming").update(connection));
    }

    @Test
    void findsTheListsNamesAndLittleElse() {
        var random = new Random(7);
        var known = new ArrayList<Asked>();
        var unheard = new ArrayList<Asked>();
        KNOWN.forEach((index, entity) -> {
            var of = hasAliases(index) ? known : unheard;
            entity.path("aliases").forEach(alias -> of.add(asked(alias.asText())));
            if (hasAliases(index)) {
                of.add(asked(entity.path("name").asText()));
            }
        });
        var strangers = UNKNOWN.stream()
                .map(entity -> entity.path("name").asText())
                .filter(name -> !IDS.containsKey(NameKey.of(name).key()))
                .map(name -> new Asked(name, Set.of()))
                .toList();

        var listed = measure("as listed", sample(known, random), name -> name);
        var dressed = measure("other case and punctuation", sample(known, random), Misspelling::dressed);
        var legal = measure(
                "legal form left out or put in", sample(known, random), name -> Misspelling.legalForm(name, random));
        var typo = measure("one typo", sample(known, random), name -> Misspelling.typo(name, random));
        var typos = measure(
                "two typos and other dress",
                sample(known, random),
                name -> Misspelling.dressed(Misspelling.typo(Misspelling.typo(name, random), random)));
        var aliases = measure("an alias that is not known", sample(unheard, random), name -> name);
        var others = measure("a name that is not on it", sample(strangers, random), name -> name);

        assertThat(List.of(listed, dressed, legal)).allSatisfy(figures -> {
            assertThat(figures.recallAtOne()).isGreaterThanOrEqualTo(0.99);
            assertThat(figures.matched()).isGreaterThanOrEqualTo(0.98);
            assertThat(figures.wrongly()).isLessThanOrEqualTo(0.005);
        });
        assertThat(typo.recallAtOne()).isGreaterThanOrEqualTo(0.93);
        assertThat(typo.wrongly()).isLessThanOrEqualTo(0.01);
        assertThat(typos.recallAtFive()).isGreaterThanOrEqualTo(0.82);
        assertThat(typos.wrongly()).isLessThanOrEqualTo(0.01);
        // Many aliases share no word with the primary name: nothing but the alias itself can find them.
        assertThat(aliases.recallAtFive()).isGreaterThanOrEqualTo(0.38);
        assertThat(aliases.wrongly()).isLessThanOrEqualTo(0.02);
        assertThat(others.wrongly()).isLessThanOrEqualTo(0.04);
    }

    private static Figures measure(String title, List<Asked> sample, UnaryOperator<String> spelling) {
        var matching = new PostgresMatching(state.transactions);
        int first = 0;
        int five = 0;
        int matched = 0;
        int wrong = 0;
        for (int from = 0; from < sample.size(); from += 100) {
            var part = sample.subList(from, Math.min(from + 100, sample.size()));
            var wanted = part.stream()
                    .map(each -> new Wanted(spelling.apply(each.name()), null, null, Map.of()))
                    .toList();
            var found = matching.match(wanted, 5, NOW);
            for (int i = 0; i < part.size(); i++) {
                var right = part.get(i).right();
                var candidates = found.get(i);
                boolean isFirst = !candidates.isEmpty()
                        && right.contains(candidates.getFirst().entity());
                boolean isMatch =
                        !candidates.isEmpty() && candidates.getFirst().score().doubleValue() >= THRESHOLD;
                first += isFirst ? 1 : 0;
                five += candidates.stream().anyMatch(each -> right.contains(each.entity())) ? 1 : 0;
                matched += isMatch ? 1 : 0;
                wrong += isMatch && !isFirst ? 1 : 0;
            }
        }
        double asked = sample.size();
        var figures = new Figures(first / asked, five / asked, matched / asked, wrong / asked);
        System.out.printf("%-30s asked %d %s%n", title, sample.size(), figures);
        return figures;
    }

    private static List<Asked> sample(List<Asked> all, Random random) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(SAMPLE, shuffled.size()));
    }

    private static boolean hasAliases(int index) {
        return index % 2 == 0;
    }

    private static void right(String name, String id) {
        IDS.computeIfAbsent(NameKey.of(name).key(), _ -> new HashSet<>()).add(id);
    }

    private static Asked asked(String name) {
        return new Asked(name, IDS.getOrDefault(NameKey.of(name).key(), Set.of()));
    }

    private static String announcement(String id, List<String> names) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "listing.changed")
                .put("title", "A listing")
                .put("announcedOn", "2025-01-15");
        var participants = node.putArray("participants");
        participants.addObject().put("role", "instrument").put("entity", "policy:us-entity-list");
        var target =
                participants.addObject().put("role", "target").put("entity", id).put("name", names.getFirst());
        var others = target.putArray("names");
        names.stream().skip(1).distinct().forEach(name -> others.addObject().put("value", name));
        node.putObject("source").put("publisher", "Bureau of Industry and Security");
        return node.toString();
    }
}
