package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.oracle.Asked;
import io.countermove.oracle.Change;
import io.countermove.oracle.Oracle;
import io.countermove.oracle.RawRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The feed of changes from its beginning, held against the oracle.
record Feed(List<JsonNode> changes) {
    private static final Set<String> OF_ANNOUNCEMENTS = Set.of("new", "corrected", "retracted");
    private static final Set<String> OF_IDENTITY = Set.of("merged", "parted");
    private static final Asked LAST = new Asked(LocalDate.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), false);

    static Feed of(StartedSystem system) {
        var changes = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = system.anonymous()
                    .get("/changes?limit=500" + cursor)
                    .expect(200)
                    .body();
            page.get("items").forEach(changes::add);
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());
        return new Feed(changes);
    }

    /// @param log the history as it came to stand on the log
    void check(List<RawRecord> log) {
        var oracle = new Oracle(log);
        assertThat(changes)
                .extracting(change -> Long.valueOf(change.get("id").asText()))
                .isSorted()
                .doesNotHaveDuplicates();
        checkAnnouncements(oracle, log);
        checkStatuses(oracle, log);
        checkIdentity(oracle, log);
        checkTimers();
    }

    private Stream<JsonNode> of(Set<String> types) {
        return changes.stream()
                .filter(change -> types.contains(change.get("type").asText()));
    }

    /// Each event that counts is told once, with what it changed. Others may have been told, too: they counted until
    /// an earlier event came later. No revision is theirs any more, so nothing is said of them but that they came.
    private void checkAnnouncements(Oracle oracle, List<RawRecord> log) {
        assertThat(of(OF_ANNOUNCEMENTS).filter(change -> !isDisplaced(change)).map(Feed::change))
                .containsExactlyInAnyOrderElementsOf(oracle.changes());
        var displaced =
                of(OF_ANNOUNCEMENTS).filter(Feed::isDisplaced).map(Feed::change).toList();
        assertThat(displaced).doesNotHaveDuplicates().allSatisfy(change -> {
            assertThat(List.of(change.before(), change.after())).allMatch(JsonNode::isNull);
            assertThat(countsFirstAndNotLast(change, log)).isTrue();
        });
    }

    private static boolean isDisplaced(JsonNode change) {
        return change.at("/cause/source").isNull();
    }

    private static Change change(JsonNode change) {
        var cause = change.get("cause");
        return new Change(
                change.get("type").asText(),
                cause.get("announcement").asText(),
                cause.get("event").asText(),
                cause.get("source").asText(),
                change.get("before"),
                change.get("after"));
    }

    private static boolean countsFirstAndNotLast(Change change, List<RawRecord> log) {
        var ofSubject = log.stream()
                .filter(record -> record.key().equals(change.announcement()))
                .toList();
        return !counts(change, ofSubject)
                && IntStream.range(1, ofSubject.size()).anyMatch(end -> counts(change, ofSubject.subList(0, end)));
    }

    private static boolean counts(Change change, List<RawRecord> log) {
        return new Oracle(log)
                .changes().stream()
                        .anyMatch(each -> each.type().equals(change.type())
                                && each.event().equals(change.event()));
    }

    /// What one change left of a policy is what the next one found, and the last one left what there is.
    private void checkStatuses(Oracle oracle, List<RawRecord> log) {
        var known = new TreeMap<String, JsonNode>();
        of(Set.of("status-moved")).forEach(change -> {
            var policy = change.get("entity").asText();
            var found = known.put(policy, change.get("after"));
            assertThat(change.get("before"))
                    .as("%s", change)
                    .isEqualTo(found == null ? NullNode.getInstance() : found)
                    .isNotEqualTo(change.get("after"));
            assertThat(Json.texts(change.at("/cause/announcements")))
                    .as("%s", change)
                    .isNotEmpty()
                    .contains(change.at("/cause/announcement").asText())
                    .allMatch(announcement -> isNamed(policy, announcement, log));
        });
        known.values().removeIf(JsonNode::isNull);
        assertThat(known).isEqualTo(statuses(oracle));
    }

    private static boolean isNamed(String entity, String announcement, List<RawRecord> log) {
        return log.stream()
                .filter(record -> record.key().equals(announcement))
                .flatMap(Feed::entities)
                .anyMatch(entity::equals);
    }

    private static Stream<String> entities(RawRecord record) {
        return record.value().findValuesAsText("entity").stream();
    }

    /// Without the layers of which nothing is known.
    private static SortedMap<String, JsonNode> statuses(Oracle oracle) {
        var statuses = new TreeMap<String, JsonNode>();
        oracle.curbs(LAST).forEach((policy, curb) -> {
            var layers = (ObjectNode) curb.get("statuses");
            layers.removeIf(JsonNode::isEmpty);
            statuses.put(policy, layers);
        });
        statuses.values().removeIf(JsonNode::isEmpty);
        return statuses;
    }

    /// Who follows the feed knows which ids name one thing, and what a change found is what was known before it: by the
    /// last change, or where several were told together, before the first of them.
    private void checkIdentity(Oracle oracle, List<RawRecord> log) {
        Map<String, SortedSet<String>> things = new HashMap<>();
        Map<String, SortedSet<String>> before = Map.of();
        var together = false;
        for (var change : changes) {
            if (OF_IDENTITY.contains(change.get("type").asText())) {
                before = together ? before : Map.copyOf(things);
                for (var thing : change.get("before")) {
                    assertThat(ids(thing)).as("%s", change).isIn(known(thing, before), known(thing, things));
                }
                for (var thing : change.get("after")) {
                    ids(thing).forEach(id -> things.put(id, ids(thing)));
                }
                assertThat(change.get("before")).as("%s", change).isNotEqualTo(change.get("after"));
                together = true;
            } else {
                together = false;
            }
        }
        assertThat(things).isNotEmpty();
        log.stream()
                .flatMap(Feed::entities)
                .distinct()
                .forEach(entity -> assertThat(things.getOrDefault(entity, new TreeSet<>(List.of(entity))))
                        .as(entity)
                        .isEqualTo(oracle.sameAs(entity, LAST)));
    }

    private static SortedSet<String> known(JsonNode thing, Map<String, SortedSet<String>> things) {
        var id = thing.get("id").asText();
        return things.getOrDefault(id, new TreeSet<>(List.of(id)));
    }

    private static SortedSet<String> ids(JsonNode thing) {
        var ids = new TreeSet<>(Json.texts(thing.get("referents")));
        ids.add(thing.get("id").asText());
        return ids;
    }

    /// Which days fire depends on what was known when they were looked at; each does once.
    private void checkTimers() {
        assertThat(of(Set.of("timer")))
                .extracting(change -> List.of(change.get("entity"), change.get("due"), change.at("/after/legalStatus")))
                .doesNotHaveDuplicates();
    }
}
