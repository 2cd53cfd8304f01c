package io.countermove.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a release has promised holds: see docs/adr/0013.
class ReleasedContractTest {

    private static final Path VOCABULARY = Released.resource("vocabulary.json");

    @ParameterizedTest
    @MethodSource("releases")
    void keepsEveryByteOfSchemasAndGoldenRecords(Path release) throws IOException {
        for (var line : Files.readAllLines(release.resolve("SHA256SUMS"))) {
            var sum = line.split("  ", 2);
            assertThat(Json.digest(Files.readAllBytes(Released.resource(sum[1]))))
                    .as(sum[1])
                    .isEqualTo(sum[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void onlyAddsToTheVocabulary(Path release) throws IOException {
        assertThat(Additions.faults(read(release.resolve("vocabulary.json")), read(VOCABULARY)))
                .isEmpty();
    }

    @Test
    void findsTheFirstRelease() throws IOException {
        assertThat(releases().map(release -> release.getFileName().toString())).contains("1");
        assertThat(Files.readString(Released.resource("released/1/SHA256SUMS")))
                .contains("schemas/announcement.v1.json", "schemas/correction.v1.json", "schemas/retraction.v1.json");
    }

    /// A word at a pointer is removed: the comparison has to see it.
    @ParameterizedTest
    @CsvSource({
        "/kinds, price.changed",
        "/roles, vendor",
        "/entityTypes, chip",
        "/properties, export-status",
        "/properties/export-status, official",
        "/properties/chip-count, unit",
        "/properties/technique, many",
        "/properties/revenue, slot"
    })
    void seesWhatIsGone(String pointer, String name) throws IOException {
        assertThat(faultsOf(vocabulary -> vocabulary.withObject(pointer).remove(name)))
                .isNotEmpty();
    }

    @Test
    void seesWhatMeansSomethingElse() throws IOException {
        assertThat(faultsOf(all -> all.withObject("/properties/chip-count").put("unit", "1")))
                .hasSize(1);
        assertThat(faultsOf(all -> all.withObject("/properties/process-node").put("many", true)))
                .hasSize(1);
        assertThat(faultsOf(
                        all -> all.withArray("/properties/export-status/values").remove(0)))
                .hasSize(1);
        assertThat(faultsOf(all -> all.withArray("/properties/revenue/slot").add("currency")))
                .hasSize(1);
        assertThat(faultsOf(all -> group(all).put("min", 2))).hasSize(1);
        assertThat(faultsOf(all -> all.withArray("/kinds/price.changed/requires")
                        .addObject()
                        .putArray("anyOf")
                        .add("chip")))
                .hasSize(1);
    }

    @Test
    void letsWordsBeAdded() throws IOException {
        assertThat(faultsOf(all -> {
                    all.withObject("/kinds").putObject("chip.recalled").putArray("requires");
                    all.withObject("/kinds/price.changed").put("description", "Told better.");
                    all.withArray("/properties/export-status/values").add("presumed-denied");
                    group(all).withArray("anyOf").add("model");
                }))
                .isEmpty();
    }

    private static ObjectNode group(ObjectNode vocabulary) {
        return (ObjectNode) vocabulary.at("/kinds/price.changed/requires/0");
    }

    private static List<String> faultsOf(Consumer<ObjectNode> change) throws IOException {
        var changed = read(VOCABULARY);
        change.accept(changed);
        return Additions.faults(read(VOCABULARY), changed);
    }

    private static ObjectNode read(Path file) throws IOException {
        return Cast.json(Files.readString(file));
    }

    private static Stream<Path> releases() throws IOException {
        try (var releases = Files.list(Released.resource("released"))) {
            return releases.sorted().toList().stream();
        }
    }
}
