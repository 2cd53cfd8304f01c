package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Moment;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The H20 was never banned in law: a licence requirement by letter of 2025-04-09, public since 2025-04-15 by an 8-K,
/// licences from 2025-08-08, and notices in China that discouraged buying it. The press wrote "blocked".
class DomainTrapsTest {
    private static final String CHIP = "chip:nvidia-h20";

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void load() {
        state = new StateFixture(folder);
        state.published(
                "nvidia-8-k",
                "2026-11-01T00:00:00Z",
                licence("2025-04-15", "2025-04-09", "licence-required", "confirmed", true));
        state.published(
                "h20-blocked", "2026-11-01T00:00:01Z", licence("2025-05", "2025-04", "blocked", "reported", false));
        state.published(
                "h20-licences",
                "2026-11-01T00:00:02Z",
                licence("2025-08-08", "2025-08-08", "licensed", "confirmed", true));
        state.published("cn-notices", "2026-11-01T00:00:03Z", """
                {"kind": "policy.enforcement-changed", "title": "Companies are told not to buy the H20", "announcedOn": "2025-08-12",
                 "validFrom": "2025-08-12", "jurisdictions": ["CN"],
                 "participants": [{"role": "instrument", "entity": "policy:cn-h20-notices"}, {"role": "target", "entity": "chip:nvidia-h20"}],
                 "facts": [{"entity": "policy:cn-h20-notices", "property": "enforcement", "value": "guidance"}],
                 "source": {"publisher": "A newspaper", "publishedOn": "2025-08-12"}, "confidence": "reported"}
                """);
    }

    @Test
    void tellsWhatWasSoFromWhatAnyoneCouldKnow() {
        assertThat(new PostgresEntities(state.transactions).find(CHIP, publicly("2025-04-12", "2025-04-12")))
                .isEmpty();
        assertThat(exportStatus("2025-04-12", "2025-04-20").path("value").asText())
                .isEqualTo("licence-required");
    }

    @Test
    void showsTheClaimOfThePressBesideTheFactOfTheFiling() {
        var status = exportStatus("2025-06-01", "2025-07-01");
        assertThat(status.path("value").asText()).isEqualTo("licence-required");
        assertThat(status.path("alternatives").findValuesAsText("value")).isEqualTo(List.of("blocked"));
    }

    @Test
    void holdsTheStatusesOfTwoJurisdictionsAtOnce() {
        assertThat(exportStatus("2025-09-01", "2025-09-01").path("value").asText())
                .isEqualTo("licensed");
        var notices = new PostgresCurbs(state.transactions)
                .find("policy:cn-h20-notices", publicly("2025-09-01", "2025-09-01"))
                .orElseThrow();
        assertThat(notices.path("enforcement").asText()).isEqualTo("guidance");
        assertThat(notices.path("legalStatus").asText()).isNotEqualTo("in-force");
    }

    /// A rule that is lifted for one of its chips stays in force: the chip's own status says what holds for it.
    @Test
    void staysInForceWhenItIsLiftedForOneChip() {
        state.published(
                "two-chips",
                "2026-11-01T00:00:04Z",
                twoChips("policy.effective", "2025-03-01", "licence-required", "chip:b"));
        state.published(
                "one-freed",
                "2026-11-01T00:00:05Z",
                twoChips("policy.amended", "2025-06-01", "unrestricted", "chip:c"));

        var curb = new PostgresCurbs(state.transactions)
                .find("policy:two-chips", publicly("2025-07-01", "2025-07-01"))
                .orElseThrow();
        assertThat(curb.path("legalStatus").asText()).isEqualTo("in-force");
        assertThat(exportStatus("chip:a", "2025-05-01", "2025-07-01")
                        .path("value")
                        .asText())
                .isEqualTo("licence-required");
        assertThat(exportStatus("chip:a", "2025-07-01", "2025-07-01")
                        .path("value")
                        .asText())
                .isEqualTo("unrestricted");
        assertThat(exportStatus("chip:b", "2025-07-01", "2025-07-01")
                        .path("value")
                        .asText())
                .isEqualTo("licence-required");
    }

    private static String twoChips(String kind, String from, String status, String other) {
        return """
                {"kind": "%1$s", "title": "Two chips", "announcedOn": "%2$s", "validFrom": "%2$s", "jurisdictions": ["US"],
                 "participants": [{"role": "instrument", "entity": "policy:two-chips"}, {"role": "target", "entity": "chip:a"}],
                 "facts": [{"entity": "chip:a", "property": "export-status", "value": "%3$s", "validFrom": "%2$s"},
                           {"entity": "%4$s", "property": "export-status", "value": "licence-required", "validFrom": "%2$s"}],
                 "source": {"publisher": "A register", "publishedOn": "%2$s", "official": true}, "confidence": "confirmed"}
                """.formatted(kind, from, status, other);
    }

    private static JsonNode exportStatus(String validAt, String knownAt) {
        return exportStatus(CHIP, validAt, knownAt);
    }

    private static JsonNode exportStatus(String chip, String validAt, String knownAt) {
        return new PostgresEntities(state.transactions)
                .find(chip, publicly(validAt, knownAt))
                .orElseThrow()
                .path("facts")
                .valueStream()
                .filter(fact -> fact.path("property").asText().equals("export-status"))
                .findFirst()
                .orElseThrow();
    }

    private static Moment publicly(String validAt, String knownAt) {
        return new Moment(LocalDate.parse(validAt), Instant.parse(knownAt + "T12:00:00Z"), KnownBy.PUBLIC);
    }

    private static String licence(
            String announcedOn, String validFrom, String status, String confidence, boolean official) {
        return """
                {"kind": "licence.changed", "title": "The H20 and China", "announcedOn": "%s", "validFrom": "%s", "jurisdictions": ["US"],
                 "participants": [{"role": "issuer", "entity": "org:us-bis"}, {"role": "target", "entity": "chip:nvidia-h20"}],
                 "facts": [{"entity": "chip:nvidia-h20", "property": "export-status", "value": "%s", "validFrom": "%s"}],
                 "source": {"publisher": "A filing", "publishedOn": "%s", "official": %s}, "confidence": "%s"}
                """.formatted(announcedOn, validFrom, status, validFrom, announcedOn, official, confidence);
    }
}
