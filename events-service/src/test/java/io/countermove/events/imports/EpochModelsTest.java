package io.countermove.events.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.revision.RevisionHistory;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochModelsTest {
    private static final String NOVEMBER = "2025-11-02";
    private static final String DECEMBER = "2025-12-02";
    private static final String HEADER =
            "Model,Organization,Publication date,Training compute (FLOP),Country (of organization),Link\n";

    private final TestSystem system = new TestSystem();

    @Test
    void publishesEachModelOnce() {
        var summary = system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        assertThat(summary.rows()).isEqualTo(41);
        assertThat(summary.published()).isEqualTo(41);
        assertThat(summary.refused()).isZero();
        assertThat(summary.noted()).isZero();
    }

    @Test
    void changesNothingWithTheSameFile() {
        system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        system.restart();
        int events = system.log.size();
        var again = system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        assertThat(again.unchanged()).isEqualTo(41);
        assertThat(system.log).hasSize(events);
    }

    @Test
    void publishesOnlyTheDifferenceOfANewerVintage() {
        system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        var dry = system.dryRun(TestFile.epoch(DECEMBER), DECEMBER);
        var newer = system.load(TestFile.epoch(DECEMBER), DECEMBER);
        assertThat(newer.published()).isEqualTo(dry.published()).isEqualTo(6);
        assertThat(newer.corrected()).isEqualTo(dry.corrected()).isEqualTo(1);
        assertThat(newer.retracted()).isEqualTo(dry.retracted()).isEqualTo(1);
        assertThat(newer.unchanged()).isEqualTo(39);
        assertThat(system.changes)
                .contains(new Lines.Change(
                        "epoch.gpt-4.5",
                        "correct",
                        "training-compute 2.1000001e26 → 3.8e26 in the vintage of 2025-12-02"));
        var history = RevisionHistory.fold(system.events("epoch.gpt-4.5")).revisions();
        assertThat(history).hasSize(2);
        assertThat(history.getLast().publicFrom()).hasToString("2025-12-02T23:59:59.999999Z");
        assertThat(system.current("epoch.gpt-4.5").facts())
                .anyMatch(fact -> fact.property().equals("training-compute")
                        && fact.value() instanceof FactValue.Quantity compute
                        && compute.value().toPlainString().equals("38" + "0".repeat(25)));
        assertThat(system.events("epoch.self-organizing-nets-of-threshold-elements")
                        .getLast()
                        .content())
                .isInstanceOf(Content.Retracted.class);
    }

    @Test
    void writesNothingInADryRun() {
        assertThat(system.dryRun(TestFile.epoch(NOVEMBER), NOVEMBER).published())
                .isEqualTo(41);
        assertThat(system.log).isEmpty();
    }

    @Test
    void mapsARowToFactsAndParticipants() {
        system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        var model = system.current("epoch.deepseek-r1");
        assertThat(model.title()).isEqualTo("DeepSeek publishes DeepSeek-R1");
        assertThat(model.announcedOn().text()).isEqualTo("2025-01-20");
        assertThat(model.jurisdictions()).containsExactly("CN");
        assertThat(model.source().publisher()).isEqualTo("Epoch AI");
        assertThat(model.source().publishedOn()).isNull();
        assertThat(model.participants())
                .extracting(one -> one.role() + " " + one.entity())
                .containsExactly("developer org:deepseek", "model model:deepseek-r1");
        assertThat(model.facts())
                .extracting(Fact::property)
                .contains("training-compute", "parameters", "accessibility", "training-cost", "base-model");
        assertThat(model.facts().getFirst().confidence()).isEqualTo(Confidence.ESTIMATED);
        assertThat(system.current("epoch.perceptron-mark-i").announcedOn().text())
                .isEqualTo("1957");
        assertThat(system.current("epoch.longcat-flash").announcedOn().text()).isEqualTo("2025-09");
        assertThat(system.current("epoch.ssd").inRole("developer"))
                .hasSize(7)
                .allMatch(id -> id.type().equals("person"));
        assertThat(system.current("epoch.gpt-5").facts())
                .noneMatch(fact -> fact.property().equals("parameters"));
    }

    @Test
    void takesTheFileAsASpreadsheetSavedIt() {
        system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        var saved = new StringBuilder("\uFEFF");
        saved.append(TestFile.epoch(NOVEMBER)
                .text()
                .replaceAll("(?m),(\\d{4})-0?(\\d+)-0?(\\d+),", ",$2/$3/$1,")
                .replace("671000000000.0", "6.71E+11")
                .replace("\n", "\r\n"));
        var again = system.load(TestFile.of(saved.toString()), NOVEMBER);
        assertThat(again.unchanged()).isEqualTo(41);
        assertThat(again.corrected()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "System,Organization,Publication date,Country (from Organization)",
        "Model,Organization(s),Publication date,Country",
        "model,ORGANIZATION,publication  date,Country (of Organization)"
    })
    void findsColumnsByTheNamesOfOtherVintages(String model, String organization, String date, String country) {
        var header = String.join(",", "Extra", model, organization, date, country, "Training compute (FLOPs)");
        system.load(TestFile.of(header + "\n,DeepSeek-R1,DeepSeek,2025-01-20,China,4.02e24\n"), NOVEMBER);
        assertThat(system.current("epoch.deepseek-r1").jurisdictions()).containsExactly("CN");
        assertThat(system.current("epoch.deepseek-r1").facts()).hasSize(1);
    }

    @Test
    void saysWhichColumnsAreMissing() {
        assertRefused("Name,Maker\nR1,DeepSeek\n", "columns-missing", "\"Publication date\"");
        assertRefused("", "empty-file", "empty");
        assertRefused(HEADER, "no-rows", "no rows");
    }

    @Test
    void refusesACutFileBeforeAnythingIsPublished() {
        var whole = TestFile.epoch(NOVEMBER).text();
        assertRefused(whole.substring(0, whole.length() / 2), "cut-file", "cut off");
        assertRefused(HEADER + "R1,DeepSeek,2025-01-20,1e24,China,\"https://a.b/c\nand so", "cut-file", "line 2");
        assertRefused(HEADER + "R1,DeepSeek\nR2,DeepSeek,2025-01-20,1e24,China,\n", "uneven-row", "line 2");
        var latin = (HEADER + "R1,Université,2025-01-20,1e24,France,\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> system.load(new TestFile(latin), NOVEMBER))
                .hasMessageContaining("Line 2 is not UTF-8");
        assertThat(system.log).isEmpty();
    }

    private void assertRefused(String text, String rule, String message) {
        assertThatThrownBy(() -> system.load(TestFile.of(text), NOVEMBER))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule))
                .hasMessageContaining(message);
    }

    @Test
    void refusesRowsByLineAndKeepsTheRest() {
        var summary = load(
                "\"R1\nquoted, \"\"doubled\"\"\",DeepSeek,2025-01-20,1E+11,China,",
                "Undated,OpenAI,,,China,",
                "R1 quoted; again,DeepSeek,20/1/2025,,China,",
                "Nobody's,,2025-01-20,,China,",
                "Two,OpenAI,2025-01-20,,China,",
                "two ,OpenAI,2025-01-21,,China,",
                "Strange,OpenAI,2025-01-20,~1e24,Atlantis,");
        assertThat(system.refused).containsExactly("4 undated", "5 bad-date", "6 no-developer", "8 repeated-key");
        assertThat(system.noted).containsExactlyInAnyOrder("9 Training compute (FLOP)", "9 Country (of organization)");
        assertThat(summary.undated()).isEqualTo(1);
        assertThat(summary.published()).isEqualTo(3);
        assertThat(system.current("epoch.r1-quoted-doubled")
                        .participants()
                        .getLast()
                        .name())
                .isEqualTo("R1 quoted, \"doubled\"");
    }

    @Test
    void keepsWhatWasPublishedOfARowThatLostItsDate() {
        load("R1,DeepSeek,2025-01-20,,China,");
        var later = loadLater("R1,DeepSeek,,,China,");
        assertThat(later.retracted()).isZero();
        assertThat(later.undated()).isEqualTo(1);
    }

    @Test
    void findsARenameByLinkAndDate() {
        load("R1-Lite,DeepSeek,2025-01-20,1e24,China,https://a.b/r1", "V3,DeepSeek,2024-12-26,,China,https://a.b/v3");
        var renamed = loadLater(
                "R1,DeepSeek,2025-01-20,1e24,China,https://a.b/r1", "V3,DeepSeek,2024-12-26,,China,https://a.b/v3");
        assertThat(renamed.renamed()).isEqualTo(1);
        assertThat(renamed.published()).isZero();
        assertThat(renamed.retracted()).isZero();
        var model = system.current("epoch.r1-lite").participants().getLast();
        assertThat(model.entity()).hasToString("model:r1-lite");
        assertThat(model.name()).isEqualTo("R1");
        assertThat(model.names()).extracting(Participant.Name::value).containsExactly("R1-Lite");
        var again = loadLater(
                "R1,DeepSeek,2025-01-20,2e24,China,https://a.b/r1", "V3,DeepSeek,2024-12-26,,China,https://a.b/v3");
        assertThat(again.corrected()).isEqualTo(1);
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(system.current("epoch.r1-lite").participants().getLast().names())
                .hasSize(1);
    }

    @Test
    void keepsTheIdOfAModelWhoseSlugIsLaterWantedByAnother() {
        load("A+B,OpenAI,2025-01-20,,,");
        loadLater("A+B,OpenAI,2025-01-20,,,", "AplusB,OpenAI,2025-01-21,,,");
        assertThat(system.events("epoch.aplusb")).hasSize(1);
        assertThat(system.log.getLast().subject().value()).matches("epoch\\.aplusb-[0-9a-f]{6}");
        assertThat(loadLater("A+B,OpenAI,2025-01-20,,,", "AplusB,OpenAI,2025-01-21,,,")
                        .unchanged())
                .isEqualTo(2);
    }

    @Test
    void tellsApartTwoNewNamesOfOneSlug() {
        load("A+B,OpenAI,2025-01-20,,,", "AplusB,OpenAI,2025-01-21,,,");
        assertThat(system.log)
                .extracting(event -> event.subject().value())
                .allMatch(id -> id.matches("epoch\\.aplusb-[0-9a-f]{6}"))
                .doesNotHaveDuplicates();
        assertThat(load("A+B,OpenAI,2025-01-20,,,", "AplusB,OpenAI,2025-01-21,,,")
                        .unchanged())
                .isEqualTo(2);
    }

    @Test
    void takesAWithheldNameForNoKey() {
        var rows = new String[] {
            "Anonymized Chinese System,OpenAI,2025-01-20,,China,https://a.b/1",
            "Anonymized Chinese System,OpenAI,2025-01-21,,China,https://a.b/2"
        };
        assertThat(load(rows).published()).isEqualTo(2);
        assertThat(load(rows).unchanged()).isEqualTo(2);
    }

    @Test
    void stopsWhenAFileHasLostTooMuch() {
        system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        int events = system.log.size();
        var shrunken = TestFile.of(HEADER + "GPT-4.5,OpenAI,2025-02-27,2.1e26,United States of America,\n");
        assertThatThrownBy(() -> system.load(shrunken, DECEMBER))
                .isInstanceOfSatisfying(
                        ImportRefusedException.class,
                        refused -> assertThat(refused.numbers()).containsEntry("wouldRetract", 40))
                .hasMessageContaining("--allow-shrink");
        assertThat(system.log).hasSize(events);
        assertThat(system.load(shrunken, DECEMBER, false, true, false).retracted())
                .isEqualTo(40);
        assertThat(system.load(TestFile.epoch(DECEMBER), DECEMBER).corrected()).isEqualTo(40);
    }

    @Test
    void refusesAnOlderVintageUnlessAsked() {
        system.load(TestFile.epoch(DECEMBER), DECEMBER);
        assertThatThrownBy(() -> system.load(TestFile.epoch(NOVEMBER), NOVEMBER))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("older")
                .hasMessageContaining("2025-12-02");
        assertThat(system.load(TestFile.epoch(NOVEMBER), NOVEMBER, false, false, true)
                        .corrected())
                .isEqualTo(1);
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        system.breakAfter(17);
        assertThatThrownBy(() -> system.load(TestFile.epoch(NOVEMBER), NOVEMBER))
                .isInstanceOf(ImportStoppedException.class)
                .hasMessageContaining("again to go on");
        assertThat(system.log).hasSize(17);
        system.restart();
        var rest = system.load(TestFile.epoch(NOVEMBER), NOVEMBER);
        assertThat(rest.unchanged()).isEqualTo(17);
        assertThat(rest.published()).isEqualTo(24);
    }

    @Test
    void leavesStandingWhatAnAdminCorrected() {
        load("R1,DeepSeek,2025-01-20,1e24,China,");
        var fixed = new Content.Corrected(With.facts(system.current("epoch.r1"), List.of()), "no such number", null);
        var admin = new Draft.Origin("urn:admin", "admin/root", null);
        system.publish(Draft.derived(system.log.getFirst().subject(), fixed, admin, Basis.NONE));
        assertThat(load("R1,DeepSeek,2025-01-20,1e24,China,").unchanged()).isEqualTo(1);
        assertThat(loadLater("R1,DeepSeek,2025-01-20,2e24,China,").corrected()).isEqualTo(1);
    }

    @Test
    void boundsTrainingComputeWhereTheBoundsAreRight() {
        var header = "Model,Organization,Publication date,Training compute (FLOP),Training compute lower bound,"
                + "Training compute upper bound\n";
        system.load(
                TestFile.of(header + "A,OpenAI,2025-01-20,2e24,1e24,3e24\nB,OpenAI,2025-01-20,2e24,2.1e24,\n"),
                NOVEMBER);
        assertThat(system.noted).containsExactly("3 Training compute lower bound");
        assertThat(((FactValue.Quantity)
                                system.current("epoch.a").facts().getFirst().value())
                        .low())
                .isEqualByComparingTo("1e24");
    }

    @Test
    void takesOurOwnAnnouncementsAndCorrectsWhatDiffers() {
        var line =
                "{\"id\":\"fees\",\"kind\":\"statement.made\",\"title\":\"%s\",\"announcedOn\":\"2025-02-13\",\"participants\":"
                        + "[{\"role\":\"actor\",\"entity\":\"org:baidu\"}],\"source\":{\"publisher\":\"Baidu\"}}\n";
        assertThat(own(line.formatted("One") + "{\"id\":\n\n" + "{\"id\":\"b\"}\n")
                        .published())
                .isEqualTo(1);
        assertThat(system.refused).containsExactly("2 malformed-json", "4 required-field");
        assertThat(own(line.formatted("One")).unchanged()).isEqualTo(1);
        assertThat(own(line.formatted("Two")).corrected()).isEqualTo(1);
        assertThat(own(line.formatted("Two").replace("fees", "other")).retracted())
                .isZero();
    }

    private Summary own(String lines) {
        return system.load("ndjson", "/publishers/local", TestFile.of(lines), null, false, false, false);
    }

    private Summary load(String... rows) {
        return system.load(TestFile.of(HEADER + String.join("\n", rows) + "\n"), NOVEMBER);
    }

    private Summary loadLater(String... rows) {
        return system.load(TestFile.of(HEADER + String.join("\n", rows) + "\n"), DECEMBER);
    }
}
