package io.countermove.contracts.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.Cast;
import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnnouncementReaderTest {

    @Test
    void readsTheExampleOfTheContract() {
        assertThat(Cast.READER.published(Cast.h20Json())).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void readsTheWholeArticle() throws IOException {
        var file = Path.of(System.getProperty("countermove.home"), "data", "article.ndjson");
        for (var line : Files.readAllLines(file)) {
            var node = (ObjectNode) Json.read(line.getBytes(StandardCharsets.UTF_8));
            node.remove("id");
            assertThat(Cast.READER.published(node)).as(line).isInstanceOf(Reading.Valid.class);
        }
    }

    @Test
    void writesWhatItRead() {
        var json = Cast.h20Json();
        json.remove(List.of("validTo", "respondsTo"));
        assertThat(AnnouncementWriter.write(Cast.announcement(Cast.h20Json()))).isEqualTo(json);
    }

    @Test
    void keepsTheDigitsOfANumberAndWritesItPlainly() {
        var json = Cast.json("""
            {"kind": "model.released", "title": "R1", "announcedOn": "2025-01",
             "participants": [{"role": "developer", "entity": "org:deepseek"}, {"role": "model", "entity": "model:r1"}],
             "facts": [{"entity": "model:r1", "property": "training-compute", "value": {"value": 4.0e24, "qualifier": "~"}},
                       {"entity": "model:r1", "property": "parameters", "value": "671000000000.50"},
                       {"entity": "model:r1", "property": "dataset-size", "value": 14800.00}],
             "source": {"publisher": "Epoch AI"}}""");
        var facts = AnnouncementWriter.write(Cast.announcement(json)).path("facts");
        assertThat(facts.at("/0/value/value").textValue()).isEqualTo("4000000000000000000000000");
        assertThat(facts.at("/0/value/unit").textValue()).isEqualTo("FLOP");
        assertThat(facts.at("/1/value/value").textValue()).isEqualTo("671000000000.50");
        assertThat(facts.at("/2/value/value").textValue()).isEqualTo("14800.00");
    }

    static List<Arguments> faults() {
        return List.of(
                fault("/kind", "unknown-kind", n -> n.put("kind", "policy.invented")),
                fault("/kind", "schema-pattern", n -> n.put("kind", "Policy Effective")),
                fault("/colour", "unknown-field", n -> n.put("colour", "red")),
                fault("/title", "required-field", n -> n.remove("title")),
                fault("/title", "schema-pattern", n -> n.put("title", "nul\0byte")),
                fault("/announcedOn", "schema-pattern", n -> n.put("announcedOn", "15.4.2025")),
                fault("/announcedOn", "date-calendar", n -> n.put("announcedOn", "2025-02-30")),
                fault("/validTo", "date-order", n -> n.put("validTo", "2024")),
                fault(
                        "/jurisdictions/0",
                        "schema-pattern",
                        n -> n.putArray("jurisdictions").add("usa")),
                fault("/participants/0/role", "unknown-role", n -> participant(n, "role", "culprit")),
                fault("/participants/0/role", "role-not-allowed", n -> participant(n, "role", "benchmark")),
                fault("/participants/0/entity", "role-type", n -> participant(n, "entity", "org:nvidia")),
                fault("/participants/0/entity", "unknown-entity-type", n -> participant(n, "entity", "planet:mars")),
                fault("/participants/0/entity", "schema-pattern", n -> participant(n, "entity", "policy:百度")),
                fault(
                        "/participants",
                        "required-role",
                        n -> n.withArray("participants").remove(2)),
                fault("/facts/0/property", "unknown-property", n -> fact(n).put("property", "colour")),
                fault("/facts/0/property", "property-type", n -> fact(n).put("property", "position")),
                fault("/facts/0/value", "value-enum", n -> fact(n).put("value", "forbidden")),
                fault("/facts/0/value", "value-type", n -> fact(n).put("value", 7)),
                fault(
                        "/facts/0/qualifiers/colour",
                        "unknown-qualifier",
                        n -> fact(n).putObject("qualifiers").put("colour", "red")),
                fault("/stance", "unknown-field", n -> n.put("stance", "opposed")),
                fault("/source/publisher", "required-field", n -> ((ObjectNode) n.path("source")).remove("publisher")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheBrokenRuleAndItsPlace(String pointer, String rule, Consumer<ObjectNode> fault) {
        var json = Cast.h20Json();
        fault.accept(json);
        assertThat(Cast.READER.published(json))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(violations(invalid)).anySatisfy(violation -> {
                            assertThat(violation.pointer()).isEqualTo(pointer);
                            assertThat(violation.rule()).isEqualTo(rule);
                            assertThat(violation.detail()).isNotBlank();
                        }));
    }

    @Test
    void demandsAReasonOfACorrection() {
        assertThat(Cast.READER.corrected(Cast.h20Json())).isInstanceOf(Reading.Invalid.class);
        assertThat(Cast.READER.corrected(Cast.h20Json().put("reason", "the day was wrong")))
                .isInstanceOf(Reading.Valid.class);
    }

    @Test
    void takesNothingButAReasonOfARetraction() {
        assertThat(Cast.READER.retracted(Cast.json("{\"reason\": \"never happened\", \"publishedOn\": \"2025-05\"}")))
                .isInstanceOf(Reading.Valid.class);
        assertThat(Cast.READER.retracted(Cast.h20Json().put("reason", "never happened")))
                .isInstanceOf(Reading.Invalid.class);
    }

    private static List<Violation> violations(Reading.Invalid<?> invalid) {
        return invalid.violations();
    }

    private static Arguments fault(String pointer, String rule, Consumer<ObjectNode> fault) {
        return Arguments.of(pointer, rule, fault);
    }

    private static void participant(ObjectNode node, String field, String value) {
        ((ObjectNode) node.at("/participants/0")).put(field, value);
    }

    private static ObjectNode fact(ObjectNode node) {
        return (ObjectNode) node.at("/facts/0");
    }
}
