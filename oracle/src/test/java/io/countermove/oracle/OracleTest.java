package io.countermove.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The oracle on what can be counted by hand.
class OracleTest {

    /// The example of T1: A [0,∞) B [10,30) C [20,∞); then B's end corrected to 22.
    @Test
    void countsTheExampleOfTheCatalogue() {
        var log = new ArrayList<>(List.of(
                curb("a", "published", 0, "2025-01-01", ""),
                curb("b", "published", 0, "2025-01-11", "\"validTo\": \"2025-01-31\","),
                curb("c", "published", 0, "2025-01-21", "")));
        assertThat(stock(log, "2025-01-06")).isEqualTo(1);
        assertThat(stock(log, "2025-01-26")).isEqualTo(3);
        assertThat(stock(log, "2025-02-05")).isEqualTo(2);
        log.addFirst(curb("b", "corrected", 1, "2025-01-11", "\"validTo\": \"2025-01-23\", \"reason\": \"an error\","));
        assertThat(stock(log, "2025-01-26")).isEqualTo(2);
    }

    @Test
    void judgesEveryRecord() {
        var original = curb("a", "published", 5, "2025-01-01", "");
        var oracle = new Oracle(List.of(
                curb("a", "corrected", 7, "2025-01-02", "\"reason\": \"an error\","),
                original,
                original,
                curb("a", "published", 6, "2025-01-09", ""),
                curb("b", "corrected", 1, "2025-01-02", "\"reason\": \"an error\",")));
        assertThat(oracle.outcomes().get("applied")).extracting(Sum::count).isEqualTo(2L);
        assertThat(oracle.outcomes().get("duplicate")).extracting(Sum::count).isEqualTo(1L);
        assertThat(oracle.outcomes().get("conflict")).extracting(Sum::count).isEqualTo(1L);
        assertThat(oracle.outcomes().get("pending")).extracting(Sum::count).isEqualTo(1L);
    }

    /// A is B and B is C, until somebody says that B is not C.
    @Test
    void joinsWhatIsTheSame() {
        var log = new ArrayList<>(List.of(
                same("ab", "identity.same-as", 1, "org:a", "org:b"),
                same("bc", "identity.same-as", 2, "org:b", "org:c"),
                same("not-bc", "identity.not-same-as", 4, "org:c", "org:b")));
        var oracle = new Oracle(log);
        assertThat(oracle.sameAs("org:c", at(1))).containsExactly("org:c");
        assertThat(oracle.sameAs("org:c", at(3))).containsExactly("org:a", "org:b", "org:c");
        assertThat(oracle.about("org:a", at(3))).containsExactly("ab", "bc");
        assertThat(oracle.sameAs("org:c", at(4))).containsExactly("org:c");
        assertThat(oracle.sameAs("org:b", at(4))).containsExactly("org:a", "org:b");
    }

    /// On the list from 2025-03-28, off it from 2025-09-02.
    @Test
    void holdsATargetFromItsDayUntilItIsRemoved() {
        var oracle = new Oracle(
                List.of(listing("on", 1, "tightens", "2025-03-28"), listing("off", 3, "eases", "2025-09-02")));
        assertThat(targets(oracle, "2025-03-27", 5)).isEmpty();
        assertThat(targets(oracle, "2025-03-28", 5)).containsExactly("org:inspur");
        assertThat(targets(oracle, "2025-09-02", 5)).isEmpty();
        assertThat(targets(oracle, "2025-09-02", 2)).containsExactly("org:inspur");
    }

    @Test
    void firesWhatWasForeseen() {
        var oracle = new Oracle(List.of(
                curb("a", "published", 0, "2025-06-01", "\"validTo\": \"2025-07\","),
                curb("b", "published", 0, "2025-06-02", "")));
        assertThat(oracle.timers(Instant.parse("2025-07-01T00:00:00Z")))
                .extracting(Timer::policy, Timer::what, Timer::certain)
                .containsExactly(
                        tuple("policy:b", "policy-takes-effect", true), tuple("policy:a", "policy-expires", false));
        assertThat(oracle.timers(Instant.parse("2025-06-30T23:59:59Z"))).hasSize(1);
    }

    @Test
    void tellsTheSameHistoryForTheSameSeed() {
        assertThat(Histories.one(50, 5, 42)).isEqualTo(Histories.one(50, 5, 42)).hasSize(50);
    }

    private static long stock(List<RawRecord> log, String day) {
        return new Oracle(log)
                .curbsInForce(new Asked(LocalDate.parse(day), Instant.parse("2026-01-01T00:00:00Z"), false))
                .inForce();
    }

    private static List<String> targets(Oracle oracle, String day, int second) {
        var asked = new Asked(LocalDate.parse(day), at(second).knownAt(), false);
        return Objects.requireNonNull(oracle.curbs(asked).get("policy:us-entity-list"))
                .path("targets")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static RawRecord listing(String id, int second, String direction, String validFrom) {
        return record(id, "published", second, """
                        {"kind": "listing.changed", "announcedOn": "2025-01-01", "validFrom": "%s", "direction": "%s",
                         "participants": [{"role": "instrument", "entity": "policy:us-entity-list"},
                                          {"role": "target", "entity": "org:inspur"}],
                         "source": {"publisher": "A register"}}""".formatted(validFrom, direction));
    }

    private static Asked at(int second) {
        return new Asked(LocalDate.EPOCH, Instant.parse("2025-06-01T00:00:0" + second + "Z"), false);
    }

    private static RawRecord same(String id, String kind, int second, String one, String other) {
        return record(id, "published", second, """
                        {"kind": "%s", "announcedOn": "2025-01-01", "source": {"publisher": "A register"},
                         "participants": [{"role": "same", "entity": "%s"}, {"role": "same", "entity": "%s"}]}""".formatted(kind, one, other));
    }

    private static RawRecord curb(String id, String type, int second, String validFrom, String more) {
        return record(id, type, second, """
                        {%s "kind": "policy.effective", "announcedOn": "2025-01-01", "validFrom": "%s",
                         "participants": [{"role": "instrument", "entity": "policy:%s"}],
                         "source": {"publisher": "A register"}}""".formatted(more, validFrom, id));
    }

    private static RawRecord record(String id, String type, int second, String json) {
        return new RawRecord(
                id,
                Map.of(
                        "ce_id", id + second,
                        "ce_source", "/publishers/press",
                        "ce_subject", id,
                        "ce_type", "io.countermove.announcement." + type + ".v1",
                        "ce_ingesttime", "2025-06-01T00:00:0" + second + "Z"),
                json(json),
                false);
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
