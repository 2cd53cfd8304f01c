package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was answered of a moment is answered of it still, whatever came after.
class KnownThenTest {
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
    void aRevisionHadNoEndBeforeItsCorrection() {
        fixture.published("a", "2026-01-01T00:00:00Z", chip("chip:h20"));
        var before = revisions("2026-01-02T00:00:00Z");

        fixture.corrected("a", "2026-01-03T00:00:00Z", because(chip("chip:h20")));

        assertThat(revisions("2026-01-02T00:00:00Z")).isEqualTo(before);
        assertThat(before).singleElement().satisfies(revision -> {
            assertThat(revision.path("state").asText()).isEqualTo("current");
            assertThat(revision.path("knownTo").isNull()).isTrue();
        });
        assertThat(revisions("2026-01-04T00:00:00Z"))
                .extracting(revision -> revision.path("state").asText())
                .containsExactly("superseded", "current");
    }

    @Test
    void anEntityThatNobodyMentionsAnyMoreIsKnownOnlyThen() {
        fixture.published("a", "2026-01-01T00:00:00Z", chip("chip:h2000"));
        fixture.corrected("a", "2026-01-03T00:00:00Z", because(chip("chip:h20")));
        var entities = new PostgresEntities(fixture.transactions);

        assertThat(entities.find("chip:h2000", at("2026-01-02T00:00:00Z"))).isPresent();
        assertThat(entities.find("chip:h2000", at("2026-01-04T00:00:00Z"))).isEmpty();
        assertThat(entities.find("chip:h20", at("2026-01-02T00:00:00Z"))).isEmpty();
        assertThat(entities.find("chip:h20", at("2026-01-04T00:00:00Z"))).isPresent();
    }

    @Test
    void anEntityHasTheNamesThatWereKnownThen() {
        fixture.published("a", "2026-01-01T00:00:00Z", named("NVIDIA", "CIK", "1045810"));
        fixture.published("b", "2026-01-03T00:00:00Z", named("NVIDIA Corp.", "ticker", "NVDA"));
        fixture.retracted("b", "2026-01-05T00:00:00Z");
        fixture.published("c", "2026-01-07T00:00:00Z", named("英伟达", "CIK", "0001045810"));

        assertThat(naming("2026-01-02T00:00:00Z")).isEqualTo("[\"NVIDIA\"] {\"CIK\":\"1045810\"}");
        assertThat(naming("2026-01-04T00:00:00Z"))
                .isEqualTo("[\"NVIDIA\",\"NVIDIA Corp.\"] {\"CIK\":\"1045810\",\"ticker\":\"NVDA\"}");
        assertThat(naming("2026-01-06T00:00:00Z")).isEqualTo("[\"NVIDIA\"] {\"CIK\":\"1045810\"}");
        // Of two identifiers of one scheme the first that was announced.
        assertThat(naming("2026-01-08T00:00:00Z")).isEqualTo("[\"NVIDIA\",\"英伟达\"] {\"CIK\":\"1045810\"}");
    }

    @Test
    void aCurbHasThePartsThatWereKnownThen() {
        fixture.published("a", "2026-01-01T00:00:00Z", curb("org:us-bis", "US"));
        fixture.published("b", "2026-01-03T00:00:00Z", curb("org:us-ofac", "US"));
        fixture.corrected("b", "2026-01-05T00:00:00Z", because(curb("org:nl-government", "NL")));
        fixture.retracted("a", "2026-01-07T00:00:00Z");

        assertThat(parts("2026-01-02T00:00:00Z", KnownBy.SYSTEM)).isEqualTo("[\"org:us-bis\"] [\"US\"]");
        assertThat(parts("2026-01-04T00:00:00Z", KnownBy.SYSTEM))
                .isEqualTo("[\"org:us-bis\",\"org:us-ofac\"] [\"US\"]");
        assertThat(parts("2026-01-06T00:00:00Z", KnownBy.SYSTEM))
                .isEqualTo("[\"org:nl-government\",\"org:us-bis\"] [\"NL\",\"US\"]");
        assertThat(parts("2026-01-08T00:00:00Z", KnownBy.SYSTEM)).isEqualTo("[\"org:nl-government\"] [\"NL\"]");
        // They were announced before they were recorded.
        assertThat(parts("2025-12-31T00:00:00Z", KnownBy.PUBLIC))
                .isEqualTo("[\"org:us-bis\",\"org:us-ofac\"] [\"US\"]");
    }

    private static String parts(String knownAt, KnownBy clock) {
        var moment = new Moment(LocalDate.parse("2026-06-01"), Instant.parse(knownAt), clock);
        var curb = new PostgresCurbs(fixture.transactions)
                .find("policy:us-curb", moment)
                .orElseThrow();
        return curb.path("issuer") + " " + curb.path("jurisdictions");
    }

    private static String curb(String issuer, String place) {
        return """
                {"kind": "policy.effective", "title": "A curb", "announcedOn": "2025-12-01", "validFrom": "2025-12-01",
                 "jurisdictions": ["%s"], "participants": [{"role": "instrument", "entity": "policy:us-curb"},
                   {"role": "issuer", "entity": "%s"}],
                 "source": {"publisher": "The Wire"}, "confidence": "reported"}""".formatted(place, issuer);
    }

    private static String naming(String knownAt) {
        var found = new PostgresEntities(fixture.transactions)
                .find("org:nvidia", at(knownAt))
                .orElseThrow();
        var names = JsonNodeFactory.instance.arrayNode();
        found.path("names").forEach(name -> names.add(name.path("value")));
        return names + " " + found.path("identifiers");
    }

    private static String named(String name, String scheme, String identifier) {
        return """
                {"kind": "supply.reported", "title": "A chip", "announcedOn": "2026-01-01", "language": "en",
                 "participants": [{"role": "vendor", "entity": "org:nvidia", "name": "%s",
                   "identifiers": {"%s": "%s"}}, {"role": "chip", "entity": "chip:h20"}],
                 "source": {"publisher": "The Wire"}, "confidence": "reported"}""".formatted(name, scheme, identifier);
    }

    private static List<ObjectNode> revisions(String knownAt) {
        return new PostgresAnnouncements(fixture.transactions)
                .revisions("a", at(knownAt)).slice(null, 10).stream()
                        .map(Listing.Item::document)
                        .toList();
    }

    private static Moment at(String knownAt) {
        return new Moment(LocalDate.parse("2026-06-01"), Instant.parse(knownAt), KnownBy.SYSTEM);
    }

    private static String because(String json) {
        return json.replaceFirst("\\{", "{\"reason\": \"it was another\", ");
    }

    private static String chip(String chip) {
        return """
                {"kind": "supply.reported", "title": "A chip", "announcedOn": "2026-01-01", "language": "en",
                 "participants": [{"role": "vendor", "entity": "org:nvidia"}, {"role": "chip", "entity": "%s"}],
                 "source": {"publisher": "The Wire"}, "confidence": "reported"}""".formatted(chip);
    }
}
