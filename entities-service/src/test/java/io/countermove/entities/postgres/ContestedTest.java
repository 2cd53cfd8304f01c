package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.entities.Announcements;
import io.countermove.entities.Moment;
import io.countermove.entities.Selection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "Sources disagree: all claims stay, and what is contested can be filtered."
class ContestedTest {
    private static final Moment NOW = StateFixture.at("2025-06-01", "2026-11-20T00:00:00Z");

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void start() {
        state = new StateFixture(folder);
    }

    @BeforeEach
    void empty() {
        state.empty();
    }

    @Test
    void isWhatHasAnotherValue() {
        chips("a", "30000");
        chips("b", "20000");
        chips("same", "30000.0");

        assertThat(contested(true)).containsExactlyInAnyOrder("a", "b", "same");
        state.retracted("b", "2026-11-02T00:00:00Z");
        assertThat(contested(true)).isEmpty();
        assertThat(contested(false)).containsExactlyInAnyOrder("a", "same");
    }

    @Test
    void isWhatHasAnotherCurrency() {
        revenue("a", "USD");
        revenue("b", "CNY");

        assertThat(contested(true)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void isTheDateOfTheSameStep() {
        policy("a", "policy.effective", "2025-04-09");
        policy("b", "policy.effective", "2025-04-15");
        policy("month", "policy.effective", "2025-04");
        policy("quarter", "policy.effective", "2025-Q2");
        policy("once", "policy.suspended", "2025-05-01");
        policy("again", "policy.suspended", "2025-05-20");

        assertThat(contested(true)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void standsBesideTheStatusOfTheLaw() {
        policy("law", "policy.effective", "2025-01-13", true);
        policy("press", "policy.lifted", "2025-05-13", false);

        var curb = new PostgresCurbs(state.transactions).find("policy:a", NOW).orElseThrow();
        assertThat(curb.path("legalStatus").asText()).isEqualTo("in-force");
        assertThat(curb.at("/statedBy/legalStatus").asText()).isEqualTo("law");
        assertThat(curb.path("alternatives")).singleElement().satisfies(other -> {
            assertThat(other.path("status").asText()).isEqualTo("lifted");
            assertThat(other.path("from").asText()).isEqualTo("2025-05-13");
            assertThat(other.path("announcement").asText()).isEqualTo("press");
        });
    }

    /// Of a model it was known until 2024 what it used, and is known what else; how large it was is known of 2024
    /// alone.
    @Test
    void isUnknownOnAnotherDayThanTheOneOfWhichItIsSaid() {
        state.published("model", "2026-11-01T00:00:00Z", """
                {"kind": "model.released", "title": "A model", "announcedOn": "2024-01-01",
                 "participants": [{"role": "developer", "entity": "org:a"}, {"role": "model", "entity": "model:a"}],
                 "facts": [{"entity": "model:a", "property": "technique", "value": "old", "validTo": "2025-01-01"},
                           {"entity": "model:a", "property": "technique", "value": "new"},
                           {"entity": "model:a", "property": "parameters", "value": {"value": "5", "unit": "1"},
                            "validTo": "2025-01-01"}],
                 "source": {"publisher": "A"}}
                """);

        var model =
                new PostgresEntities(state.transactions).find("model:a", NOW).orElseThrow();
        assertThat(model.path("unknown").findValuesAsText("property")).isEqualTo(List.of("parameters"));
        var before = new PostgresEntities(state.transactions)
                .find("model:a", StateFixture.at("2024-06-01", "2026-11-20T00:00:00Z"))
                .orElseThrow();
        assertThat(before.path("unknown")).isEmpty();
    }

    @Test
    void namesTheOtherIdsOfACurb() {
        policy("law", "policy.effective", "2025-01-13");
        state.published("same", "2026-11-02T00:00:00Z", """
                {"kind": "identity.same-as", "title": "One rule", "announcedOn": "2025-05", "source": {"publisher": "An analyst"},
                 "participants": [{"role": "same", "entity": "policy:a"}, {"role": "same", "entity": "policy:b"}]}
                """);

        var curb = new PostgresCurbs(state.transactions).find("policy:a", NOW).orElseThrow();
        assertThat(curb.path("referents")).singleElement().hasToString("\"policy:b\"");
    }

    private static List<String> contested(boolean wanted) {
        var filter = new Announcements.Filter(
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                wanted,
                Selection.ALL,
                new Announcements.Order("announcedOn", true));
        return StateFixture.ids(new PostgresAnnouncements(state.transactions).list(filter, NOW));
    }

    private static void revenue(String id, String currency) {
        state.published(id, "2026-11-01T00:00:00Z", """
                {"kind": "finance.reported", "title": "Results", "announcedOn": "2025-04-25",
                 "participants": [{"role": "actor", "entity": "org:baidu"}],
                 "facts": [{"entity": "org:baidu", "property": "revenue", "value": {"amount": "5", "currency": "%s"},
                            "qualifiers": {"period": "2025-Q1"}}],
                 "source": {"publisher": "%s"}}
                """.formatted(currency, id));
    }

    private static void chips(String id, String number) {
        state.published(id, "2026-11-01T00:00:00Z", """
                {"kind": "cluster.stage-changed", "title": "A cluster", "announcedOn": "2025-04-25",
                 "participants": [{"role": "owner", "entity": "org:baidu"}, {"role": "cluster", "entity": "cluster:a"}],
                 "facts": [{"entity": "cluster:a", "property": "chip-count", "value": {"value": "%s", "unit": "chip"}}],
                 "source": {"publisher": "%s"}}
                """.formatted(number, id));
    }

    private static void policy(String id, String kind, String from) {
        policy(id, kind, from, false);
    }

    private static void policy(String id, String kind, String from, boolean official) {
        state.published(id, "2026-11-01T00:00:00Z", """
                {"kind": "%s", "title": "A rule", "announcedOn": "2025-05", "validFrom": "%s", "jurisdictions": ["US"],
                 "participants": [{"role": "instrument", "entity": "policy:a"}], "source": {"publisher": "%s", "official": %s}}
                """.formatted(kind, from, id, official));
    }
}
