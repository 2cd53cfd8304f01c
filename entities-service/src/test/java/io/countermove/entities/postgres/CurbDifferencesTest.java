package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Moment;
import io.countermove.entities.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A curb that is suspended, and whose date is corrected, seen from before and after.
class CurbDifferencesTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void load() {
        state = new StateFixture(folder);
        state.published("begun", "2026-11-01T00:00:00Z", policy("policy.effective", "2025-04-15", null));
        state.published("suspended", "2026-11-02T00:00:00Z", policy("policy.suspended", "2025-11-10", "2026-11-09"));
        state.corrected(
                "begun",
                "2026-11-05T00:00:00Z",
                policy("policy.effective", "2025-05-01", null)
                        .replaceFirst("\\{", "{\"reason\": \"the register had another date\", "));
    }

    @Test
    void saysWhichStatusMovedBetweenTwoDays() {
        var moved = between(at("2025-11-01", "2026-11-24"), at("2025-11-20", "2026-11-24"))
                .getFirst();
        assertThat(moved.path("change").asText()).isEqualTo("changed");
        assertThat(moved.path("statuses").toString()).isEqualTo("[\"legal\"]");
        assertThat(moved.path("before").path("legalStatus").asText()).isEqualTo("in-force");
        assertThat(moved.path("after").path("legalStatus").asText()).isEqualTo("suspended");
        assertThat(moved.path("announcements").toString()).isEqualTo("[\"begun\",\"suspended\"]");
    }

    @Test
    void saysWhatALaterKnowledgeChanged() {
        var known = between(at("2025-11-20", "2026-11-01"), at("2025-11-20", "2026-11-03"))
                .getFirst();
        assertThat(known.path("before").path("legalStatus").asText()).isEqualTo("in-force");
        assertThat(known.path("after").path("legalStatus").asText()).isEqualTo("suspended");
        assertThat(known.path("announcements").toString()).contains("suspended");

        var corrected = between(at("2025-06-01", "2026-11-03"), at("2025-06-01", "2026-11-24"))
                .getFirst();
        assertThat(corrected.path("statuses")).isEmpty();
        assertThat(corrected.path("before").path("since").asText()).isEqualTo("2025-04-15");
        assertThat(corrected.path("after").path("since").asText()).isEqualTo("2025-05-01");
        assertThat(corrected.path("announcements").toString()).isEqualTo("[\"begun\"]");

        var gone = between(at("2025-04-20", "2026-11-03"), at("2025-04-20", "2026-11-24"))
                .getFirst();
        assertThat(gone.path("before").path("legalStatus").asText()).isEqualTo("in-force");
        assertThat(gone.path("after").path("legalStatus").asText()).isNotEqualTo("in-force");
        assertThat(gone.path("announcements").toString()).isEqualTo("[\"begun\"]");
    }

    @Test
    void saysNothingWhereNothingMoved() {
        assertThat(between(at("2025-06-01", "2026-11-24"), at("2025-07-01", "2026-11-24")))
                .isEmpty();
    }

    @Test
    void narrowsByWhatTheCurbWasOrIs() {
        var before = at("2025-11-01", "2026-11-24");
        var after = at("2025-11-20", "2026-11-24");

        assertThat(between(with("status", "in-force"), before, after)).hasSize(1);
        assertThat(between(with("status", "suspended"), before, after)).hasSize(1);
        assertThat(between(with("status", "lifted"), before, after)).isEmpty();
        assertThat(between(with("eccn", "3A090"), before, after)).hasSize(1);
        assertThat(between(with("eccn", "3A"), before, after)).isEmpty();
    }

    private static Selection with(String field, String value) {
        return new Selection(Map.of(field, List.of(value)), Map.of(), Map.of());
    }

    private static List<ObjectNode> between(Moment before, Moment after) {
        return between(Selection.ALL, before, after);
    }

    private static List<ObjectNode> between(Selection selection, Moment before, Moment after) {
        return new PostgresCurbDifferences(state.transactions)
                .between(selection, before, after).slice(null, 10).stream()
                        .map(item -> item.document())
                        .toList();
    }

    private static Moment at(String validAt, String knownAt) {
        return StateFixture.at(validAt, knownAt + "T12:00:00Z");
    }

    private static String policy(String kind, String from, @Nullable String to) {
        return """
                {"kind": "%s", "title": "A curb", "announcedOn": "2025-04-01", "validFrom": "%s",%s
                 "eccn": "3A090",
                 "participants": [{"role": "instrument", "entity": "policy:us-curb", "name": "The US curb"}],
                 "source": {"publisher": "A register"}}
                """.formatted(kind, from, to == null ? "" : "\"validTo\": \"" + to + "\",");
    }
}
