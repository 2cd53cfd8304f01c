package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Announcements;
import io.countermove.entities.Changes;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.oracle.Asked;
import io.countermove.oracle.Oracle;
import io.countermove.oracle.Timer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the state answers, held against the oracle.
record StateAnswers(Transactions transactions, Oracle oracle) {

    void check(Asked asked) {
        var moment = new Moment(asked.validAt(), asked.knownAt(), asked.publicly() ? KnownBy.PUBLIC : KnownBy.SYSTEM);
        entities().forEach(entity -> check(entity, asked, moment));
        assertThat(curbs(moment)).as("curbs at %s", asked).isEqualTo(oracle.curbs(asked));
    }

    private void check(String entity, Asked asked, Moment moment) {
        var found = new PostgresEntities(transactions).find(entity, moment);
        var facts = found.map(node -> node.path("facts"));
        assertThat(facts.stream().flatMap(JsonNode::valueStream).toList())
                .as("facts of %s at %s", entity, asked)
                .containsExactlyInAnyOrderElementsOf(oracle.facts(entity, asked));
        var ids = new TreeSet<>(List.of(entity));
        found.ifPresent(node -> node.path("referents").forEach(id -> ids.add(id.asText())));
        assertThat(ids).as("ids of %s at %s", entity, asked).isEqualTo(oracle.sameAs(entity, asked));
        found.ifPresent(node -> checkNaming(node, ids, asked, moment));
        var about = new PostgresAnnouncements(transactions).list(Announcements.Filter.about(List.of(entity)), moment);
        assertThat(StateFixture.ids(about))
                .as("announcements about %s at %s", entity, asked)
                .containsExactlyInAnyOrderElementsOf(oracle.about(entity, asked));
    }

    /// Against all that was said, whether or not the answer is taken from what is known last.
    private void checkNaming(ObjectNode node, SortedSet<String> ids, Asked asked, Moment moment) {
        var told = Sql.of("SELECT names, identifiers FROM participant p WHERE entity = ANY (?) AND", ids)
                .add(Sql.known("p", moment))
                .add("ORDER BY announced_earliest, announcement, position");
        var names = new HashSet<JsonNode>();
        var identifiers = new TreeMap<String, String>();
        transactions.call(connection -> told.list(connection, row -> {
            Sql.json(row, "names").forEach(names::add);
            FactRows.texts(Sql.json(row, "identifiers")).forEach(identifiers::putIfAbsent);
            return true;
        }));
        assertThat(node.path("names").valueStream())
                .as("names of %s at %s", ids, asked)
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(FactRows.texts(node.path("identifiers")))
                .as("identifiers of %s at %s", ids, asked)
                .isEqualTo(identifiers);
    }

    /// Lets come what is due up to then.
    void checkTimers(Instant now) {
        new PostgresTimers(transactions).fire(now);
        assertThat(changes(Changes.Type.TIMER).stream().map(StateAnswers::timer))
                .as("timers until %s", now)
                .containsExactlyInAnyOrderElementsOf(oracle.timers(now));
    }

    /// Who follows the feed knows which ids name one thing.
    void checkMerges(Instant last) {
        var things = new HashMap<String, SortedSet<String>>();
        for (var change : changes(Changes.Type.MERGED, Changes.Type.PARTED)) {
            for (var thing : change.path("after")) {
                var ids = new TreeSet<>(List.of(thing.path("id").asText()));
                thing.path("referents").forEach(id -> ids.add(id.asText()));
                ids.forEach(id -> things.put(id, ids));
            }
        }
        var asked = new Asked(LocalDate.EPOCH, last, false);
        for (var entity : entities()) {
            assertThat(things.getOrDefault(entity, new TreeSet<>(List.of(entity))))
                    .as("ids of %s by the feed", entity)
                    .isEqualTo(oracle.sameAs(entity, asked));
        }
    }

    private List<ObjectNode> changes(Changes.Type... types) {
        var filter = new Changes.Filter(null, List.of(types), List.of(), List.of(), List.of());
        return new PostgresChanges(transactions)
                .list(filter, false).slice(null, 500).stream()
                        .map(Listing.Item::document)
                        .toList();
    }

    private static Timer timer(ObjectNode change) {
        return new Timer(
                change.path("timer").asText(),
                change.path("entity").asText(),
                LocalDate.parse(change.path("due").asText()),
                change.path("certain").asBoolean(),
                change.at("/before/legalStatus").textValue(),
                change.at("/after/legalStatus").asText(),
                change.at("/cause/announcement").asText());
    }

    private SortedMap<String, JsonNode> curbs(Moment moment) {
        var curbs = new PostgresCurbs(transactions);
        var found = new TreeMap<String, JsonNode>();
        for (var entity : entities()) {
            curbs.find(entity, moment).ifPresent(curb -> found.put(entity, statuses(curb)));
        }
        return found;
    }

    private static JsonNode statuses(ObjectNode curb) {
        return curb.retain(
                "id",
                "issuer",
                "targets",
                "jurisdictions",
                "legalStatus",
                "announcedStatus",
                "enforcement",
                "since",
                "until",
                "certain",
                "undated",
                "statuses");
    }

    private List<String> entities() {
        return transactions.call(
                connection -> Sql.of("SELECT id FROM entity").list(connection, row -> row.getString(1)));
    }
}
